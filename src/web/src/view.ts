/** How a picture lies in its frame. Numbers only, so that two frames of different sizes can share one view and a test needs no browser. */
export interface View {
  /** 1 when the whole picture just fits. */
  readonly zoom: number;
  /** Where the picture's middle lies, from the frame's middle, in widths and heights of the fitted picture. */
  readonly x: number;
  readonly y: number;
  /** Quarter turns clockwise, for looking only. */
  readonly turns: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const whole: View = { zoom: 1, x: 0, y: 0, turns: 0 };

/** Enough to see a single pixel, and the actual size of any picture that the service keeps. */
const largestZoom = 40;

/** Screen pixels for one pixel of the picture when all of it fits. A small picture is not blown up: zooming does that, and says by how much. */
export function fitScale(frame: Size, picture: Size, turns: number): number {
  const turned = turnedSize(picture, turns);
  return Math.min(1, frame.width / turned.width, frame.height / turned.height);
}

/** @param at What stays where it is, in pixels from the frame's middle. */
export function zoomed(view: View, frame: Size, picture: Size, zoom: number, at: Point = { x: 0, y: 0 }): View {
  const to = Math.min(largestZoom, Math.max(1, zoom));
  const fitted = fittedSize(frame, picture, view.turns);
  const grown = to / view.zoom;
  return held({
    ...view,
    zoom: to,
    x: (at.x - (at.x - view.x * fitted.width) * grown) / fitted.width,
    y: (at.y - (at.y - view.y * fitted.height) * grown) / fitted.height,
  }, frame, picture);
}

/** @param by How far the picture moves, in pixels. */
export function moved(view: View, frame: Size, picture: Size, by: Point): View {
  const fitted = fittedSize(frame, picture, view.turns);
  return held({ ...view, x: view.x + by.x / fitted.width, y: view.y + by.y / fitted.height }, frame, picture);
}

/** A turned picture is seen whole again: the corner that one had looked at is somewhere else. */
export function turned(view: View): View {
  return { ...whole, turns: (view.turns + 1) % 4 };
}

/** One pixel of the picture on one of the screen. */
export function actualSize(view: View, frame: Size, picture: Size): View {
  return zoomed(view, frame, picture, 1 / fitScale(frame, picture, view.turns));
}

/** Where the picture's middle is drawn, in pixels from the frame's middle. */
export function offset(view: View, frame: Size, picture: Size): Point {
  const fitted = fittedSize(frame, picture, view.turns);
  return { x: view.x * fitted.width, y: view.y * fitted.height };
}

/** No further than to the picture's edge: a frame that shows nothing looks like a picture that failed. */
export function held(view: View, frame: Size, picture: Size): View {
  const fitted = fittedSize(frame, picture, view.turns);
  const most = (frameSide: number, side: number): number => Math.max(0, (side * view.zoom - frameSide) / 2 / side);
  return {
    ...view,
    x: between(view.x, most(frame.width, fitted.width)),
    y: between(view.y, most(frame.height, fitted.height)),
  };
}

function fittedSize(frame: Size, picture: Size, turns: number): Size {
  const scale = fitScale(frame, picture, turns);
  const size = turnedSize(picture, turns);
  return { width: size.width * scale, height: size.height * scale };
}

function turnedSize(picture: Size, turns: number): Size {
  return turns % 2 === 0 ? picture : { width: picture.height, height: picture.width };
}

function between(value: number, most: number): number {
  // Without the sum a zero would be written as -0.
  return Math.min(most, Math.max(-most, value)) + 0;
}
