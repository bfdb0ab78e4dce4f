import { encryptedLength, encryptRegion, regionBytes, regionOverhead, sealedRegion, toBase64 } from './encryption.ts';

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** A block is what a lost signal can cost: on a 94 KB/s line small blocks had 1.5 MiB safe after 20 s, large ones none. */
export const smallestBlock = 256 * kibibyte;

/** Larger blocks save no more requests worth having, and three of them in flight must fit a phone's memory. */
export const largestBlock = 4 * mebibyte;

/** Over this size 256 KiB blocks would mean hundreds of preflight requests before the line's speed is known. */
const largeFile = 64 * mebibyte;

/** Seconds that one block should take at most on a line of known speed. */
const blockSeconds = 8;

/** Encrypted regions kept in memory: workers read neighbouring blocks, which share a region or straddle two. */
const regionsKept = 3;

/** @param bytesPerSecond Speed of the last file on this page; null before the first. */
export function chooseBlockSize(encryptedBytes: number, bytesPerSecond: number | null): number {
  if (bytesPerSecond === null) {
    return encryptedBytes > largeFile ? mebibyte : smallestBlock;
  }

  const carried = 2 ** Math.floor(Math.log2(Math.max(1, bytesPerSecond * blockSeconds)));
  return Math.min(largestBlock, Math.max(smallestBlock, carried));
}

export function workersFor(blockSize: number): number {
  return blockSize === largestBlock ? 3 : 2;
}

/** Equal lengths for all blocks of a blob, as Azure demands; the prefix keeps two uploads from mixing their blocks. */
export function blockId(prefix: string, number: number): string {
  return toBase64(new TextEncoder().encode(prefix + String(number).padStart(6, '0')));
}

/** Cuts the ciphertext of one file into blocks, without regard to region edges and never holding the whole file. Without a key, `file` is the ciphertext. */
export class BlockReader {
  readonly count: number;
  readonly #file: Blob;
  readonly #key: CryptoKey | null;
  readonly #blockSize: number;
  readonly #length: number;
  readonly #regions = new Map<number, Promise<Uint8Array>>();

  constructor(file: Blob, key: CryptoKey | null, blockSize: number) {
    this.#file = file;
    this.#key = key;
    this.#blockSize = blockSize;
    this.#length = key === null ? file.size : encryptedLength(file.size);
    this.count = Math.ceil(this.#length / blockSize);
  }

  lengthOf(number: number): number {
    return Math.min(this.#blockSize, this.#length - number * this.#blockSize);
  }

  async read(number: number): Promise<Uint8Array<ArrayBuffer>> {
    const start = number * this.#blockSize;
    const block = new Uint8Array(this.lengthOf(number));
    const stride = regionBytes + regionOverhead;

    for (let filled = 0; filled < block.length;) {
      const position = start + filled;
      const region = await this.#region(Math.floor(position / stride));
      const part = region.subarray(position % stride, position % stride + block.length - filled);
      block.set(part, filled);
      filled += part.length;
    }

    return block;
  }

  #region(index: number): Promise<Uint8Array> {
    const kept = this.#regions.get(index);
    if (kept !== undefined) {
      return kept;
    }

    const region = this.#key === null ? sealedRegion(this.#file, index) : encryptRegion(this.#file, this.#key, index);
    this.#regions.set(index, region);
    // A failed read must not be remembered: the next try may find the file readable again.
    region.catch(() => this.#regions.delete(index));

    for (const oldest of this.#regions.keys()) {
      if (this.#regions.size <= regionsKept) {
        break;
      }
      this.#regions.delete(oldest);
    }

    return region;
  }
}

export async function hashOf(block: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', block);
}

/** Hex SHA-256 over the blocks' hashes in order: the service recomputes it from what storage holds. */
export async function digestOf(hashes: readonly ArrayBuffer[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await new Blob([...hashes]).arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
