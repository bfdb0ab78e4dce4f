/** Width in CSS pixels 88, doubled for dense screens. */
const thumbnailWidth = 176;

let last: Promise<unknown> = Promise.resolve();

/**
 * A small picture of a photo, made on the phone; null where the browser cannot decode it (HEIC mostly). One at a time:
 * decoding 48 megapixels takes about 190 MB.
 */
export function thumbnailOf(file: Blob): Promise<HTMLCanvasElement | null> {
  const next = last.then(() => draw(file));
  last = next;
  return next;
}

async function draw(file: Blob): Promise<HTMLCanvasElement | null> {
  try {
    const bitmap = await createImageBitmap(file, { resizeWidth: thumbnailWidth });
    const canvas = document.createElement('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return canvas;
  } catch {
    return null;
  }
}
