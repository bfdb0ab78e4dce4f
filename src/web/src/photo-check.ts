/** What a person may want to know of a photo before it is sent. It is advice: nothing is ever held back for it. */
export type Advice = 'blurred' | 'dark';

/** Luma from 0 to 255, row by row. */
export interface Greys {
  readonly width: number;
  readonly height: number;
  readonly luma: Float32Array;
}

/** Pixels on each side of the squares that are judged apart: a wound may be sharp where the room behind it is not. */
const tile = 32;

/** Not the very best square, which may be a scratch or a hot pixel, and not the average: most of a good photo may be plain skin. */
const sharpestShare = 0.98;

/**
 * Spread of the Laplacian in the sharpest squares, on a copy of 512 pixels' width. Measured in Chromium on generated photos of 3,000 pixels (plain
 * skin, skin with a lesion, natural texture, test card, fractal; JPEG 88, with sensor noise): sharp 5.3 to 46; blurred by sigma 12: 2.0 to 3.7; by
 * sigma 18: 1.9 to 2.4. Below the middle, since a false alarm costs somebody in pain another photo.
 */
const leastSharpness = 3.5;

/** Even a dim photo has something bright in it: a lamp, a nail, the shine on skin. */
const brightestShare = 0.98;

/**
 * Luma that the brightest part of a photo should reach. Just under 37, the darkest tone of the Monk Skin Tone scale (#292420): a photo that is full
 * of dark skin must never be called dark. A well-exposed photo falls below it when it gets a fortieth of its light.
 */
const leastBrightness = 36;

export function adviceOn(photo: Greys): Advice | null {
  if (brightness(photo) < leastBrightness) {
    return 'dark';
  }
  return sharpness(photo) < leastSharpness ? 'blurred' : null;
}

export function greysOf(rgba: Uint8ClampedArray, width: number, height: number): Greys {
  const luma = new Float32Array(width * height);
  for (let pixel = 0; pixel < luma.length; pixel += 1) {
    const at = 4 * pixel;
    // ITU-R BT.601, as JPEG itself.
    luma[pixel] = 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!;
  }
  return { width, height, luma };
}

export function brightness({ luma }: Greys): number {
  return shareOf([...luma], brightestShare);
}

export function sharpness(photo: Greys): number {
  const spreads: number[] = [];
  for (let top = 1; top + tile < photo.height; top += tile) {
    for (let left = 1; left + tile < photo.width; left += tile) {
      spreads.push(spread(photo, left, top));
    }
  }
  return shareOf(spreads, sharpestShare);
}

/** Standard deviation of the Laplacian in one square: edges that are sharp bend the brightness quickly. */
function spread({ luma, width }: Greys, left: number, top: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = top; y < top + tile; y += 1) {
    for (let x = left; x < left + tile; x += 1) {
      const at = y * width + x;
      const bend = 4 * luma[at]! - luma[at - 1]! - luma[at + 1]! - luma[at - width]! - luma[at + width]!;
      sum += bend;
      squares += bend * bend;
    }
  }
  const count = tile * tile;
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

function shareOf(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  // Nothing to judge, nothing to say.
  return values[Math.floor((values.length - 1) * share)] ?? Infinity;
}
