/** Screen readers queue what they hear; faster news would still be read minutes after it was true. */
const spacingMilliseconds = 5_000;

/** Speaks through a live region, at most one sentence in five seconds; news that waits is replaced by newer, advice is not. */
export class Announcer {
  readonly #region: HTMLElement;
  readonly #advice: string[] = [];
  #news = '';
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** What is so now. */
  say(sentence: string): void {
    this.#news = sentence;
    this.#next();
  }

  /** What the person may want to act on, and is not said again. */
  advise(sentence: string): void {
    this.#advice.push(sentence);
    this.#next();
  }

  #next(): void {
    if (this.#timer !== null) {
      return;
    }
    const sentence = this.#advice.shift() ?? this.#news;
    if (sentence === this.#news) {
      this.#news = '';
    }
    if (sentence !== '') {
      this.#region.textContent = sentence;
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#next();
      }, spacingMilliseconds);
    }
  }
}
