import { Frame } from './frame.ts';
import { listen } from './gestures.ts';
import { actualSize, fitScale, moved, turned, type View, whole, zoomed } from './view.ts';

/** How much one press of a button or key does. */
const zoomStep = 1.5;
const moveStep = 0.15;
const toggledZoom = 2.5;

const keys: Readonly<Record<string, string>> = {
  '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', '0': 'fit', '1': 'actual-size', 'r': 'rotate', 's': 'swap', 'p': 'previous', 'n': 'next', 'f': 'full-screen',
  'ArrowLeft': 'left', 'ArrowRight': 'right', 'ArrowUp': 'up', 'ArrowDown': 'down',
};

/** Where the view goes, in parts of the frame. */
const directions: Readonly<Record<string, readonly [number, number]>> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/** Zoom, move and turn for looking only: the stored picture is never changed. Several pictures under one row of buttons are moved as one. */
export function pictures(): void {
  for (const viewer of document.querySelectorAll<HTMLElement>('[data-viewer]')) {
    const images = [...viewer.querySelectorAll<HTMLImageElement>('[data-frame] > img')];
    void Promise.all(images.map(loaded)).then((all) => {
      // A picture that did not come says so by itself; buttons over it would promise something.
      if (all.length > 0 && all.every(Boolean)) {
        open(viewer, images);
      }
    });
  }
}

function open(viewer: HTMLElement, images: HTMLImageElement[]): void {
  let view = whole;
  const frames = images.map((image) => new Frame(image.parentElement!, image, say));
  const first = frames[0]!;

  function say(): void {
    const part = viewer.querySelector('[data-copy]');
    const percent = Math.round(fitScale(first.size, first.picture, view.turns) * view.zoom * 100);
    if (part !== null) {
      part.textContent = `${[...new Set(frames.map((frame) => frame.state))].join('; ')}. Shown at ${percent}%.`;
    }
  }

  function show(next: View): void {
    view = next;
    frames.forEach((frame) => frame.draw(view));
    say();
  }

  const acts: Readonly<Record<string, () => void>> = {
    'zoom-in': () => show(zoomed(view, first.size, first.picture, view.zoom * zoomStep)),
    'zoom-out': () => show(zoomed(view, first.size, first.picture, view.zoom / zoomStep)),
    'fit': () => show({ ...whole, turns: view.turns }),
    'actual-size': () => {
      frames.forEach((frame) => void frame.fetchFull());
      show(actualSize(view, first.size, first.picture));
    },
    'rotate': () => show(turned(view)),
    'swap': () => {
      const figures = frames.map((frame) => frame.box.closest('figure')!);
      figures[0]?.parentElement?.append(...(figures[0].nextElementSibling === null ? figures : [...figures].reverse()));
    },
    'full-screen': () => void (document.fullscreenElement === null ? viewer.requestFullscreen() : document.exitFullscreen()),
    'previous': () => follow('prev'),
    'next': () => follow('next'),
  };

  function act(name: string): boolean {
    const direction = directions[name];
    if (direction === undefined) {
      acts[name]?.();
      return acts[name] !== undefined;
    }
    const { width, height } = first.size;
    const next = moved(view, first.size, first.picture, { x: -direction[0] * width * moveStep, y: -direction[1] * height * moveStep });
    // Where there is nothing to move, the arrow keys scroll the page.
    const changed = next.x !== view.x || next.y !== view.y;
    show(next);
    return changed;
  }

  for (const button of viewer.querySelectorAll<HTMLElement>('[data-act]')) {
    button.addEventListener('click', (event) => {
      event.preventDefault();
      act(button.dataset['act'] ?? '');
    });
  }
  viewer.addEventListener('keydown', (event) => {
    const name = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (name !== undefined && act(name)) {
      event.preventDefault();
    }
  });

  const gestures = {
    move: (frame: Frame, by: { x: number; y: number }) => show(moved(view, frame.size, frame.picture, by)),
    zoom: (frame: Frame, factor: number, at: { x: number; y: number }) => show(zoomed(view, frame.size, frame.picture, view.zoom * factor, at)),
    toggle: (frame: Frame, at: { x: number; y: number }) =>
      show(view.zoom > 1 ? { ...whole, turns: view.turns } : zoomed(view, frame.size, frame.picture, toggledZoom, at)),
  };
  for (const frame of frames) {
    frame.box.tabIndex = 0;
    listen(frame, gestures);
    new ResizeObserver(() => show(view)).observe(frame.box);
  }
  for (const hidden of viewer.querySelectorAll('[data-tools]')) {
    hidden.removeAttribute('hidden');
  }
  // Phones of one maker have no full screen for anything but videos.
  viewer.querySelector("[data-act='full-screen']")?.toggleAttribute('hidden', !document.fullscreenEnabled);
  viewer.dataset['ready'] = '';
  show(whole);
}

function follow(rel: string): void {
  document.querySelector<HTMLAnchorElement>(`a[rel='${rel}']`)?.click();
}

async function loaded(image: HTMLImageElement): Promise<boolean> {
  try {
    await image.decode();
    return true;
  } catch {
    return false;
  }
}
