import type { Advice } from './photo-check.ts';
import type { Kind } from './uploads-api.ts';
import type { Words } from './words.ts';

export type RowState =
  | 'waiting' | 'uploading' | 'offline' | 'paused' | 'checking' | 'uploaded' | 'failed' | 'refused' | 'elsewhere';

/** One file in the list: the service's own row, or a copy of its template. */
export class FileRow {
  readonly element: HTMLElement;
  readonly kind: Kind;
  ordinal = 0;
  state: RowState = 'waiting';
  stateBeforeOffline: RowState = 'waiting';
  readonly #words: Words;
  #safe = 0;
  #of = 0;
  #advice: Advice | null = null;

  constructor(element: HTMLElement, kind: Kind, words: Words) {
    this.element = element;
    this.kind = kind;
    this.#words = words;
  }

  get name(): string {
    return this.#words.say(this.kind, { number: this.ordinal });
  }

  /** True while leaving the page would leave this file behind. */
  get moving(): boolean {
    return ['waiting', 'uploading', 'offline', 'paused', 'checking'].includes(this.state);
  }

  get id(): string {
    return this.#part('name').id;
  }

  get stateText(): string {
    return this.#part('state').textContent ?? '';
  }

  called(ordinal: number, rowId: string): void {
    this.ordinal = ordinal;
    const heading = this.#part('name');
    heading.id = rowId;
    heading.textContent = this.name;
    this.#part('progress').setAttribute('aria-labelledby', rowId);
    for (const copy of this.element.querySelectorAll('[data-name-copy]')) {
      copy.textContent = ` ${this.name}`;
    }
    this.#showAdvice();
  }

  /** @returns the sentence, for those who hear the page. */
  advise(advice: Advice): string {
    this.#advice = advice;
    return this.#showAdvice();
  }

  show(state: RowState, reason?: string): void {
    if (state === 'offline' && this.state !== 'offline') {
      this.stateBeforeOffline = this.state;
    }
    this.state = state;
    this.element.dataset['state'] = state;
    this.#part('state').textContent = reason ?? this.#text(state);
    this.#part('progress').hidden = !['uploading', 'offline', 'paused'].includes(state);
    this.#part('retry').hidden = state !== 'failed';
  }

  /** @param length Plain bytes of the file, which is the size a person knows. */
  progress(safe: number, of: number, length: number): void {
    this.#safe = of === 0 ? 0 : Math.floor(length * (safe / of));
    this.#of = length;
    const bar = this.#part('progress') as HTMLProgressElement;
    bar.max = 100;
    bar.value = this.#percent;
    this.show(this.state === 'offline' ? 'offline' : 'uploading');
  }

  note(text: string | null): void {
    const note = this.#part('note');
    note.textContent = text;
    note.hidden = text === null;
  }

  picture(canvas: HTMLCanvasElement): void {
    this.#part('picture').replaceChildren(canvas);
  }

  get retry(): HTMLElement {
    return this.#part('retry');
  }

  get removal(): HTMLFormElement {
    return this.#part('remove') as HTMLFormElement;
  }

  /** Said anew whenever the row gets its number from the service. */
  #showAdvice(): string {
    const part = this.#part('advice');
    part.hidden = this.#advice === null;
    part.textContent = this.#advice && this.#words.say(this.#advice, { name: this.name });
    return part.textContent ?? '';
  }

  get #percent(): number {
    return this.#of === 0 ? 0 : Math.floor((100 * this.#safe) / this.#of);
  }

  #text(state: RowState): string {
    return this.#words.say(`state-${state}`, {
      percent: this.#percent, done: this.#words.size(this.#safe), total: this.#words.size(this.#of),
    });
  }

  #part(name: string): HTMLElement {
    const part = this.element.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null) {
      throw new Error(`A file row lacks its part "${name}".`);
    }
    return part;
  }
}
