import { newContentKey, type UploadKey } from './encryption.ts';
import { mediaTypeOf, type MediaType } from './sniff.ts';
import type { Pick } from './store.ts';

/** Words under which the page explains why a file was not taken: `data-word-…`. */
export type PickRefusal = 'empty' | 'too-big' | 'wrong-type' | 'no-space' | 'try-again';

/** Judges a file at once, before it costs the person any time on the line. */
export async function judge(file: Blob, fromVideoInput: boolean, maxFileBytes: number): Promise<MediaType | PickRefusal> {
  if (file.size === 0) {
    // An iPhone without room to convert a video hands over an empty file.
    return fromVideoInput ? 'no-space' : 'empty';
  }
  if (file.size > maxFileBytes) {
    return 'too-big';
  }

  try {
    return await mediaTypeOf(file) ?? 'wrong-type';
  } catch {
    return fromVideoInput ? 'no-space' : 'try-again';
  }
}

export async function newPick(file: Blob, { kind, contentType }: MediaType, uploadKey: UploadKey): Promise<Pick> {
  const { key, wrapped } = await newContentKey(uploadKey);
  return {
    pickId: newPickId(),
    keyId: uploadKey.keyId,
    kind,
    contentType,
    length: file.size,
    wrappedKey: wrapped,
    contentKey: key,
    savedAt: Date.now(),
    blockSize: null,
    reserved: null,
  };
}

/** 26 characters of Crockford base32: 130 random bits, so that picks of two phones never meet. */
function newPickId(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return [...crypto.getRandomValues(new Uint8Array(26))].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
