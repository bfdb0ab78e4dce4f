import { FileRow } from './file-row.ts';
import type { Kind } from './uploads-api.ts';
import type { Words } from './words.ts';

/** The rows under "Your files", in the order in which they were added. */
export class FileRows {
  readonly #list: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #heading: HTMLElement;
  readonly #words: Words;
  readonly rows: FileRow[] = [];

  constructor(words: Words) {
    this.#list = document.querySelector<HTMLElement>('#file-list')!;
    this.#template = document.querySelector<HTMLTemplateElement>('#file-row')!;
    this.#heading = document.querySelector<HTMLElement>('#your-files')!;
    this.#words = words;
  }

  /** Takes over the row that the service wrote for this upload, or adds one. */
  row(kind: Kind, pickId: string, ordinal: number | null, uploadId: string | null): FileRow {
    const written = uploadId && this.#list.querySelector<HTMLElement>(`[data-upload-id="${CSS.escape(uploadId)}"]`);
    const row = new FileRow(written || this.#copy(), kind, this.#words);
    this.rows.push(row);
    row.called(ordinal ?? this.#nextOrdinal(kind), `file-${pickId}`);
    this.#showHeading();
    return row;
  }

  drop(row: FileRow): void {
    const index = this.rows.indexOf(row);
    if (index < 0) {
      return;
    }
    const focused = row.element.contains(document.activeElement);
    this.rows.splice(index, 1);
    row.element.remove();
    this.#showHeading();
    if (focused) {
      // Focus on a removed button falls to the top of the page, where a keyboard user would have to begin again.
      this.#heading.hidden ? document.getElementById('photos')?.focus() : this.#heading.focus();
    }
  }

  #copy(): HTMLElement {
    const copy = document.importNode(this.#template.content, true).firstElementChild as HTMLElement;
    this.#list.append(copy);
    return copy;
  }

  #nextOrdinal(kind: Kind): number {
    return Math.max(0, ...this.rows.filter((row) => row.kind === kind).map((row) => row.ordinal)) + 1;
  }

  #showHeading(): void {
    this.#heading.hidden = this.rows.length === 0;
    this.#list.hidden = this.rows.length === 0;
  }
}
