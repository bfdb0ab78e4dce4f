/** Stills under a video: a click shows that moment in the player above instead of opening the video by itself. */
export function filmstrips(): void {
  for (const strip of document.querySelectorAll<HTMLElement>('[data-filmstrip]')) {
    const player = strip.parentElement?.querySelector('video');
    strip.addEventListener('click', (event) => {
      const still = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
      if (still !== null && player) {
        event.preventDefault();
        player.currentTime = Number(still.dataset['at']);
        player.focus();
      }
    });
  }
}
