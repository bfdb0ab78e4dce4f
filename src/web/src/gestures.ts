import type { Frame } from './frame.ts';
import type { Point } from './view.ts';

export interface Gestures {
  /** @param by In pixels. */
  move(frame: Frame, by: Point): void;
  /** @param at In pixels from the frame's middle. */
  zoom(frame: Frame, factor: number, at: Point): void;
  toggle(frame: Frame, at: Point): void;
}

/** How far a wheel's pixel zooms. */
const wheelStep = 0.002;

/** Drag, pinch, wheel and double click. Each has a button and a key beside it. */
export function listen(frame: Frame, act: Gestures): void {
  const { box } = frame;
  const pointers = new Map<number, Point>();

  box.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, frame.place(event));
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      return;
    }
    const now = frame.place(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      act.zoom(frame, factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    } else {
      act.move(frame, { x: now.x - before.x, y: now.y - before.y });
    }
    pointers.set(event.pointerId, now);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    box.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }
  box.addEventListener('wheel', (event) => {
    // The wheel scrolls the page, as everywhere else, until somebody has clicked into the picture.
    if (event.ctrlKey || box.contains(document.activeElement)) {
      event.preventDefault();
      act.zoom(frame, Math.exp(-event.deltaY * wheelStep), frame.place(event));
    }
  }, { passive: false });
  box.addEventListener('dblclick', (event) => act.toggle(frame, frame.place(event)));
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
