import { encryptRegion, regionCount } from './encryption.ts';
import type { Seal } from './upload-page.ts';

/**
 * Encrypts a file whole, at once, and throws the key away: on a phone that may be anybody's only ciphertext waits, which the phone itself cannot open. A
 * browser keeps large blobs on disk, so the memory stays that of a few regions.
 */
export const sealNow: Seal = async (pick, file) => {
  const key = pick.contentKey!;
  let sealed = new Blob();
  for (let index = 0; index < regionCount(file.size); index += 1) {
    sealed = new Blob([sealed, await encryptRegion(file, key, index) as Uint8Array<ArrayBuffer>]);
  }
  pick.contentKey = null;
  return sealed;
};
