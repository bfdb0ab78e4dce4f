namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>Style and script of <see cref="TextsPage"/>; no fonts, pictures or addresses from elsewhere.</summary>
internal static class TextsPageFiles
{
    public const string Style = """
        :root { color-scheme: light dark; --page: #eef1f5; --card: #fff; --ink: #16202b; --quiet: #4a5866; --link: #005ea5; --line: #c8d0d9; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #12181f; --card: #1d2630; --ink: #eef2f6; --quiet: #b3bfca; --link: #84c2ff; --line: #3a4653; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
        main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
        #news:empty { display: none; }
        #texts { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: 1rem; }
        #texts li { background: var(--card); border: 1px solid var(--line); border-radius: .25rem 1rem 1rem 1rem; padding: 1rem 1.25rem; }
        #texts h2 { font-size: 1rem; margin: 0; }
        .when { margin: 0; color: var(--quiet); font-size: .9375rem; }
        .body { margin: .75rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        a { color: var(--link); }
        a:hover { text-decoration-thickness: .15em; }
        a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        """;

    // New texts are put in and statuses changed, nothing else: reloading the page would take the reader's place and focus away.
    public const string Script = """
        const everyMs = 2000;
        const list = document.getElementById('texts');
        async function look() {
          try {
            const answer = await fetch('/', { cache: 'no-store' });
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const fresh = [...page.querySelectorAll('#texts > li')].reverse();
            let arrived = 0;
            for (const text of fresh) {
              const shown = document.getElementById(text.id);
              if (shown) {
                shown.querySelector('.status').textContent = text.querySelector('.status').textContent;
              } else {
                list.prepend(document.adoptNode(text));
                arrived += 1;
              }
            }
            document.getElementById('none').hidden = list.children.length > 0;
            if (arrived > 0) {
              document.getElementById('news').textContent = arrived === 1 ? 'A new text has arrived.' : `${arrived} new texts have arrived.`;
            }
          } catch {
            document.getElementById('news').textContent = 'The local world does not answer. It may have been stopped.';
          }
          setTimeout(look, everyMs);
        }
        setTimeout(look, everyMs);
        """;
}
