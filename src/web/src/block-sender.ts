import { blockId, type BlockReader, hashOf, workersFor } from './blocks.ts';
import { type Patience, persist, UploadFailed } from './patience.ts';
import { putBlock, StorageAccess } from './storage.ts';

export interface BlockUpload {
  id: string;
  blockIdPrefix: string;
  blockSize: number;
}

export interface BlockEvents {
  /** Storage has acknowledged this block. */
  sent(number: number, hash: ArrayBuffer): Promise<void>;
  safe(bytes: number, of: number): void;
}

let speed: number | null = null;

/** Bytes a second of the last file sent from this page; null before the first. */
export const lineSpeed = (): number | null => speed;

/** Sends every block that `sent` lacks and adds it there, with its hash. */
export async function sendBlocks(
  upload: BlockUpload, reader: BlockReader, sent: Map<number, ArrayBuffer>, patience: Patience, signal: AbortSignal,
  events: BlockEvents,
): Promise<void> {
  const access = new StorageAccess(upload.id);
  const all = Array.from({ length: reader.count }, (_, number) => number);
  const waiting = all.filter((number) => !sent.has(number));
  const total = all.reduce((sum, number) => sum + reader.lengthOf(number), 0);
  let safe = total - waiting.reduce((sum, number) => sum + reader.lengthOf(number), 0);
  const before = safe;
  const started = performance.now();
  events.safe(safe, total);

  // When one worker gives up, the other must not go on alone in the background while the row says it failed.
  const group = new AbortController();
  const stop = (): void => group.abort(signal.reason);
  signal.addEventListener('abort', stop);

  const work = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      const block = await readBlock(reader, number);
      const hash = await hashOf(block);
      await sendBlock(access, blockId(upload.blockIdPrefix, number), block, patience, group.signal);
      sent.set(number, hash);
      await events.sent(number, hash);
      safe += block.length;
      events.safe(safe, total);
    }
  };

  try {
    await Promise.all(Array.from({ length: workersFor(upload.blockSize) }, () => work().catch((problem: unknown) => {
      group.abort(problem);
      throw problem;
    })));
  } finally {
    signal.removeEventListener('abort', stop);
  }

  if (safe > before) {
    speed = (safe - before) / Math.max(0.001, (performance.now() - started) / 1000);
  }
}

async function readBlock(reader: BlockReader, number: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await reader.read(number);
  } catch (cause) {
    // The phone took the file away: deleted from the gallery, or changed since it was picked.
    throw new UploadFailed('The file can no longer be read.', { cause });
  }
}

async function sendBlock(
  access: StorageAccess, id: string, block: Uint8Array<ArrayBuffer>, patience: Patience, signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const url = await persist(patience, () => access.url());
    const answer = await putBlock(url, id, block, signal);

    if (answer.status === 201) {
      access.accepted();
      patience.succeeded();
      return;
    }

    if (answer.status === 403) {
      if (!await access.refused(url)) {
        throw new UploadFailed('Storage refuses this upload.');
      }
      continue;
    }

    const passing = answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500;
    if (!passing || !await patience.wait(answer.retryAfterSeconds, answer.status === 0)) {
      throw new UploadFailed(`Storage answered ${answer.status}.`);
    }
  }
}
