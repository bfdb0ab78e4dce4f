import type { CountedWord, Word } from '../built/words.ts';

/**
 * The page's own words, from `data-word-…` attributes, so that every text comes from the service's language files and
 * none is in the script. Placeholders are `{name}`. A missing word throws: a page without it is a mistake of ours, and
 * the plain form still works.
 */
export class Words {
  readonly #root: HTMLElement;
  readonly #language: string;
  readonly #plural: Intl.PluralRules;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#language = document.documentElement.lang || 'en-GB';
    this.#plural = new Intl.PluralRules(this.#language);
  }

  say(word: Word, values: Record<string, string | number> = {}): string {
    return this.#fill(word, values);
  }

  #fill(word: string, values: Record<string, string | number>): string {
    const text = this.#root.getAttribute(`data-word-${word}`);
    if (text === null) {
      throw new Error(`The page lacks data-word-${word}.`);
    }
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => this.#fence(values[name] ?? whole));
  }

  /** A name or a size keeps its own direction inside a sentence of the other: what `bdi` does in markup (U+2068, U+2069). */
  #fence(value: string | number): string {
    return typeof value === 'string' && document.documentElement.dir === 'rtl' ? `\u2068${value}\u2069` : String(value);
  }

  /** Welsh and Arabic have six forms of a count: `data-word-x-one`, `-two` and so on; `-other` must be there. */
  count(word: CountedWord, count: number, values: Record<string, string | number> = {}): string {
    const form = `${word}-${this.#plural.select(count)}`;
    return this.#fill(this.#root.hasAttribute(`data-word-${form}`) ? form : `${word}-other`, { ...values, count });
  }

  /** Decimal, as phones show sizes: "1.2 MB". */
  size(bytes: number): string {
    const [unit, divisor] = bytes < 1e6 ? ['kb', 1e3] as const : bytes < 1e9 ? ['mb', 1e6] as const : ['gb', 1e9] as const;
    const number = new Intl.NumberFormat(this.#language, {
      maximumFractionDigits: unit === 'kb' ? 0 : 1, numberingSystem: 'latn',
    }).format(bytes / divisor);
    return this.say(`size-${unit}`, { number });
  }
}
