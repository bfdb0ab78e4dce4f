/**
 * Warns before the check is asked again, so that nobody who reads slowly or was called to the door loses their place. Asks the service first:
 * another tab, or an upload, may have given a sign of life since this page was made. Without this script the check is asked again and nothing is lost.
 */
export function stillThere(): void {
  const panel = document.querySelector<HTMLElement>('#still-there');
  if (panel !== null) {
    new StillThere(panel).wait(Number(panel.dataset['seconds']));
  }
}

class StillThere {
  readonly #panel: HTMLElement;
  readonly #warning: number;
  #timer = 0;

  constructor(panel: HTMLElement) {
    this.#panel = panel;
    this.#warning = Number(panel.dataset['warning']);
    panel.querySelector('button')!.addEventListener('click', () => void this.#ask('POST'));
    // A phone that slept may have slept past the warning: its timers stood still.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        void this.#ask('GET');
      }
    });
  }

  /** @param left Seconds until the check is asked again. */
  wait(left: number): void {
    clearTimeout(this.#timer);
    const warned = left <= this.#warning;
    // Set only when it changes: a screen reader speaks an alert each time that it appears.
    if (this.#panel.hidden === warned) {
      this.#panel.hidden = !warned;
    }
    this.#timer = window.setTimeout(() => void this.#ask('GET'), Math.max(1, warned ? left + 1 : left - this.#warning) * 1000);
  }

  async #ask(method: 'GET' | 'POST'): Promise<void> {
    try {
      const answer = await fetch(this.#panel.dataset['address']!, { method });
      if ([401, 409, 410].includes(answer.status)) {
        location.assign(this.#panel.dataset['leaveUrl']!);
        return;
      }
      if (!answer.ok) {
        throw new Error(`The service answered ${answer.status}.`);
      }
      const { secondsLeft } = await answer.json() as { secondsLeft: number };
      this.wait(secondsLeft);
    } catch {
      // No signal, or a service that is away for a moment: neither says that the session is over.
      this.#timer = window.setTimeout(() => void this.#ask('GET'), 30_000);
    }
  }
}
