import type { Words } from './words.ts';

/** One error to show: the words, and the field that the summary links to. */
export interface PageError {
  text: string;
  field: string;
}

/** The service's error summary and field messages, filled in by script. Both are in the page, hidden. */
export class PageErrors {
  readonly #summary: HTMLElement;
  readonly #list: HTMLElement;
  readonly #words: Words;
  readonly #title = document.title;

  constructor(summary: HTMLElement, words: Words) {
    this.#summary = summary;
    this.#list = summary.querySelector('ul')!;
    this.#words = words;
  }

  show(errors: readonly PageError[]): void {
    this.clear();
    if (errors.length === 0) {
      return;
    }

    for (const { text, field } of errors) {
      const link = document.createElement('a');
      link.href = `#${field}`;
      link.textContent = text;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        document.getElementById(field)?.focus();
      });
      const item = document.createElement('li');
      item.append(link);
      this.#list.append(item);
      this.#mark(field, text);
    }

    document.title = this.#words.say('error-title', { title: this.#title });
    this.#summary.hidden = false;
    this.#summary.focus();
  }

  clear(): void {
    this.#list.replaceChildren();
    this.#summary.hidden = true;
    document.title = this.#title;
    for (const message of document.querySelectorAll<HTMLElement>('[data-error-for]')) {
      message.hidden = true;
      message.closest('.nhsuk-form-group')?.classList.remove('nhsuk-form-group--error');
    }
  }

  #mark(field: string, text: string): void {
    const message = document.querySelector<HTMLElement>(`[data-error-for="${field}"]`);
    const words = message?.querySelector('[data-error-text]');
    // The summary lists all; the field shows the first.
    if (message?.hidden && words) {
      words.textContent = text;
      message.hidden = false;
      message.closest('.nhsuk-form-group')?.classList.add('nhsuk-form-group--error');
    }
  }
}
