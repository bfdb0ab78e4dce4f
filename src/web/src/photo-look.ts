import { type Advice, adviceOn, greysOf } from './photo-check.ts';

/** Width in CSS pixels 88, doubled for dense screens. */
const thumbnailWidth = 176;

/** Width of the copy that is judged: noise is averaged away, blur that a clinician would mind is not. */
const checkWidth = 512;

export interface PhotoLook {
  thumbnail: HTMLCanvasElement;
  advice: Advice | null;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * A small picture of a photo and what to say of it, made on the phone; null where the browser cannot decode it (HEIC mostly). Decoded once, small,
 * and one photo at a time: 48 megapixels in full take about 190 MB.
 */
export function lookAt(file: Blob): Promise<PhotoLook | null> {
  const next = last.then(() => look(file).catch(() => null));
  last = next;
  return next;
}

async function look(file: Blob): Promise<PhotoLook> {
  const enlarged = await widthOf(file) < checkWidth;
  // By default some browsers resize without smoothing, which makes noise of fine detail.
  const bitmap = await createImageBitmap(file, { resizeWidth: checkWidth, resizeQuality: 'medium' });
  const { width, height } = bitmap;
  const copy = draw(bitmap, width, height);
  const thumbnail = draw(bitmap, thumbnailWidth, Math.round(height * thumbnailWidth / width)).canvas;
  bitmap.close();
  // A picture that had to be enlarged would always look blurred.
  const advice = enlarged ? null : adviceOn(greysOf(copy.getImageData(0, 0, width, height).data, width, height));
  return { thumbnail, advice };
}

function draw(bitmap: ImageBitmap, width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0, width, height);
  return context;
}

/** From the head of the file: an image that is on no page is not decoded. */
async function widthOf(file: Blob): Promise<number> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
    });
    return image.naturalWidth;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
