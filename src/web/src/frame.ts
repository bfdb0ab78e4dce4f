import { fitScale, held, offset, type Point, type Size, type View } from './view.ts';

const quarterTurn = 90;

/** One picture in its frame: draws a view, and fetches the full size once the smaller copy would be blurred. */
export class Frame {
  readonly box: HTMLElement;
  readonly image: HTMLImageElement;
  readonly picture: Size;
  private readonly changed: () => void;
  private readonly smaller: number;
  private readonly full: string | undefined;
  private isFull: boolean;

  /** @param changed Called when the picture's state in words has changed. */
  constructor(box: HTMLElement, image: HTMLImageElement, changed: () => void) {
    this.box = box;
    this.image = image;
    this.changed = changed;
    const { width, height, full } = image.dataset;
    this.picture = { width: Number(width) || image.naturalWidth, height: Number(height) || image.naturalHeight };
    this.smaller = Math.max(1, image.naturalWidth);
    this.full = full;
    this.isFull = full === undefined;
    box.classList.add('smi-frame--live');
    image.draggable = false;
  }

  get size(): Size {
    return { width: Math.max(1, this.box.clientWidth), height: Math.max(1, this.box.clientHeight) };
  }

  /** In words: a reader must know which copy they judge. */
  get state(): string {
    return this.isFull ? `Full size, ${this.picture.width} × ${this.picture.height} pixels` : 'Smaller copy';
  }

  draw(view: View): void {
    const { size, picture } = this;
    const scale = fitScale(size, picture, view.turns);
    const shown = held(view, size, picture);
    const { x, y } = offset(shown, size, picture);
    this.image.style.width = `${picture.width * scale}px`;
    this.image.style.height = `${picture.height * scale}px`;
    this.image.style.transform =
      `translate(-50%, -50%) translate(${x}px, ${y}px) rotate(${view.turns * quarterTurn}deg) scale(${view.zoom})`;
    // At fit a finger scrolls the page past the picture; zoomed in, it moves the picture.
    this.box.classList.toggle('smi-frame--zoomed', view.zoom > 1);
    if (scale * view.zoom * picture.width > this.smaller) {
      void this.fetchFull();
    }
  }

  /** A pointer's place, from the frame's middle. */
  place(event: { clientX: number; clientY: number }): Point {
    const box = this.box.getBoundingClientRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  }

  async fetchFull(): Promise<void> {
    if (this.isFull || this.full === undefined) {
      return;
    }
    this.isFull = true;
    const full = new Image();
    full.src = this.full;
    try {
      // Decoded before it is shown: else the frame would be empty meanwhile.
      await full.decode();
      this.image.src = full.src;
    } catch {
      this.isFull = false;
    }
    this.changed();
  }
}
