using System.Text.Json;

using Microsoft.Playwright;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>One thing that an open page is asked; the answer lists what is wrong.</summary>
internal sealed record Question(string Rule, Func<IPage, Task<IReadOnlyList<string>>> AskAsync)
{
    /// <summary>Whatever the rules on markup can tell, read at one width.</summary>
    public static readonly Question Wcag = new("WCAG 2.2 A and AA", Axe.AllAsync);

    /// <summary>Those of the rules whose answer depends on the width.</summary>
    public static readonly Question WcagAtAnotherWidth = Wcag with { AskAsync = Axe.LayoutAsync };

    /// <summary>Controls are 44 px or more each way; links in a list or alone 24 (WCAG 2.2, 2.5.5 and 2.5.8); links inside a sentence are as high as it.</summary>
    public static readonly Question Targets = Script("targets", """
        () => {
          const controls = 'button, summary, select, textarea, input:not([type=hidden]), .smi-target';
          const seen = (element) => element.checkVisibility() && element.getClientRects().length > 0 && !element.closest('.nhsuk-u-visually-hidden, .nhsuk-skip-link');
          const inSentence = (link) => [...link.parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim().length > 1);
          return [...document.querySelectorAll(`a[href], ${controls}`)].filter(seen).flatMap((element) => {
            const least = element.matches(controls) ? 44 : 24;
            const box = element.getBoundingClientRect();
            const small = Math.min(box.width, box.height) < least - 0.5;
            return small && !(least === 24 && inSentence(element)) ? [`${element.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`] : [];
          });
        }
        """);

    public static readonly Question Reflow = Script("reflow", """
        () => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth
          ? [`${document.scrollingElement.scrollWidth} px wide`] : []
        """);

    /// <summary>With the colours of the system a button is seen by its border alone.</summary>
    public static readonly Question Borders = Script("borders in forced colours", """
        () => [...document.querySelectorAll('button, .nhsuk-button, input:not([type=hidden]):not([type=file]), textarea')]
          .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          .filter((element) => { const style = getComputedStyle(element); return style.borderBottomStyle === 'none' || parseFloat(style.borderBottomWidth) < 1; })
          .map((element) => element.outerHTML.slice(0, 90))
        """);

    public static readonly Question Stillness = Script("stillness with reduced motion", """
        () => [...document.querySelectorAll('*')].filter((element) => {
          const style = getComputedStyle(element);
          return (style.animationName !== 'none' && parseFloat(style.animationDuration) > 0.01)
            || style.transitionDuration.split(',').some((time) => parseFloat(time) > 0.01) || style.scrollBehavior === 'smooth';
        }).map((element) => element.outerHTML.slice(0, 90))
        """);

    private static Question Script(string rule, string script) => new(rule, async page =>
        [.. (await page.EvaluateAsync<JsonElement>(script)).EnumerateArray().Select(what => what.GetString()!)]);
}
