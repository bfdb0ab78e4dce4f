/** Screen readers queue what they hear; faster news would still be read minutes after it was true. */
const spacingMilliseconds = 5_000;

/** Speaks through a live region, at most one sentence in five seconds; a newer one replaces one that waits. */
export class Announcer {
  readonly #region: HTMLElement;
  #next = '';
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  say(sentence: string): void {
    if (this.#timer !== null) {
      this.#next = sentence;
      return;
    }

    this.#region.textContent = sentence;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#next !== '') {
        const waiting = this.#next;
        this.#next = '';
        this.say(waiting);
      }
    }, spacingMilliseconds);
  }
}
