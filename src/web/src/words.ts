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

  say(word: string, values: Record<string, string | number> = {}): string {
    const text = this.#root.getAttribute(`data-word-${word}`);
    if (text === null) {
      throw new Error(`The page lacks data-word-${word}.`);
    }
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }

  /** Welsh and Arabic have six forms of a count: `data-word-x-one`, `-two` and so on; `-other` must be there. */
  count(word: string, count: number, values: Record<string, string | number> = {}): string {
    const form = `${word}-${this.#plural.select(count)}`;
    return this.say(this.#root.hasAttribute(`data-word-${form}`) ? form : `${word}-other`, { ...values, count });
  }

  /** Decimal, as phones show sizes: "1.2 MB". */
  size(bytes: number): string {
    const [unit, divisor] = bytes < 1e6 ? ['KB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
    const number = new Intl.NumberFormat(this.#language, {
      maximumFractionDigits: unit === 'KB' ? 0 : 1, numberingSystem: 'latn',
    }).format(bytes / divisor);
    return `${number} ${unit}`;
  }
}
