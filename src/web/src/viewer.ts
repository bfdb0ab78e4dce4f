import Panzoom from '@panzoom/panzoom';

const largestZoom = 8;
const quarterTurn = 90;

/** Zoom and turn for a picture, for viewing only: the stored picture is never changed. Works by buttons and by keys. */
export function viewers(): void {
  for (const viewer of document.querySelectorAll<HTMLElement>('[data-viewer]')) {
    const stage = viewer.querySelector<HTMLElement>('[data-stage]');
    const picture = viewer.querySelector<HTMLImageElement>('img');
    if (stage !== null && picture !== null) {
      open(viewer, stage, picture);
    }
  }
}

function open(viewer: HTMLElement, stage: HTMLElement, picture: HTMLImageElement): void {
  const pan = Panzoom(stage, { maxScale: largestZoom, minScale: 1, step: 0.4 });
  let turns = 0;

  const acts: Record<string, () => void> = {
    'zoom-in': () => void pan.zoomIn(),
    'zoom-out': () => void pan.zoomOut(),
    'fit': () => void pan.reset(),
    'actual-size': () => void pan.zoom(picture.naturalWidth / Math.max(1, picture.clientWidth)),
    'rotate': () => {
      turns = (turns + 1) % 4;
      picture.style.rotate = `${turns * quarterTurn}deg`;
    },
  };
  const keys: Record<string, string> = {
    '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', '0': 'fit', '1': 'actual-size', 'r': 'rotate',
  };

  for (const button of viewer.querySelectorAll<HTMLButtonElement>('button[data-act]')) {
    button.addEventListener('click', () => acts[button.dataset['act'] ?? '']?.());
  }
  viewer.querySelector<HTMLElement>('[data-tools]')?.removeAttribute('hidden');

  stage.parentElement?.addEventListener('wheel', (event) => {
    // Without Ctrl the wheel scrolls the page, as everywhere else.
    if (event.ctrlKey) {
      pan.zoomWithWheel(event);
    }
  }, { passive: false });
  viewer.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act !== undefined) {
      event.preventDefault();
      acts[act]?.();
    }
  });
}
