import type { Kind } from './uploads-api.ts';

export interface MediaType {
  kind: Kind;
  contentType: string;
}

/** Bytes that tell the types apart. The Sanitiser judges the file; this only spares the person a wasted upload. */
const headLength = 16;

const heifBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** First boxes of QuickTime files that were written without `ftyp`. */
const oldQuickTime = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** By content, since phones leave the type empty or name it wrongly. @throws when the file cannot be read. */
export async function mediaTypeOf(file: Blob): Promise<MediaType | null> {
  const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
  const text = String.fromCharCode(...head);

  if (text.startsWith('\xff\xd8\xff')) {
    return { kind: 'photo', contentType: 'image/jpeg' };
  }
  if (text.startsWith('\x89PNG\r\n\x1a\n')) {
    return { kind: 'photo', contentType: 'image/png' };
  }
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') {
    return { kind: 'photo', contentType: 'image/webp' };
  }
  if (text.startsWith('\x1a\x45\xdf\xa3')) {
    return { kind: 'video', contentType: 'video/webm' };
  }

  const box = text.slice(4, 8);
  const brand = text.slice(8, 12);
  if (box === 'ftyp') {
    if (brand === 'avif') {
      return { kind: 'photo', contentType: 'image/avif' };
    }
    if (heifBrands.has(brand)) {
      return { kind: 'photo', contentType: 'image/heic' };
    }
    return { kind: 'video', contentType: brand === 'qt  ' ? 'video/quicktime' : 'video/mp4' };
  }

  return oldQuickTime.has(box) ? { kind: 'video', contentType: 'video/quicktime' } : null;
}
