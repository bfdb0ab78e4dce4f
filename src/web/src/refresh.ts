/** As fresh as a list must be for a person who waits for photos, and cheap enough for a page left open all day. */
const refreshMilliseconds = 10_000;

/**
 * Replaces each `[data-refresh]` element by its counterpart in a new copy of the page. The copy is parsed by
 * XMLHttpRequest: DOMParser and innerHTML are closed by the trusted-types policy, and a request's document runs no script.
 */
export function refreshLists(): void {
  if (document.querySelector('[data-refresh]') === null) {
    return;
  }

  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const request = new XMLHttpRequest();
    request.open('GET', location.href);
    request.responseType = 'document';
    // So that the service does not take a page left open for a person at work.
    request.setRequestHeader('X-Refresh', '1');
    request.onload = () => {
      // A sign-in page in place of this one: the person must see it, not a list that has stopped.
      if (request.status === 401 || request.responseURL.split('?')[0] !== location.href.split(/[?#]/)[0]) {
        clearInterval(timer);
        location.reload();
      } else if (request.status === 200 && request.responseXML !== null) {
        replace(request.responseXML);
      }
    };
    request.send();
  }, refreshMilliseconds);
}

function replace(copy: Document): void {
  for (const old of document.querySelectorAll<HTMLElement>('[data-refresh][id]')) {
    const fresh = copy.getElementById(old.id);
    keepOpen(old, fresh);
    // Replacing what has the focus would throw a keyboard user to the top of the page.
    if (old.dataset['refresh'] === 'reload') {
      if (fresh === null || !old.isEqualNode(fresh)) {
        location.reload();
      }
    } else if (fresh !== null && !old.contains(document.activeElement) && !old.isEqualNode(fresh)) {
      old.replaceWith(document.adoptNode(fresh));
    }
  }
}

/** What a person unfolded stays unfolded: the service writes every part folded. */
function keepOpen(old: HTMLElement, fresh: HTMLElement | null): void {
  const parts = fresh?.querySelectorAll('details') ?? [];
  old.querySelectorAll('details').forEach((part, n) => parts[n]?.toggleAttribute('open', part.open));
}
