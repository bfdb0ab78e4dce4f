import { lineSpeed, sendBlocks } from './block-sender.ts';
import { BlockReader, chooseBlockSize, digestOf } from './blocks.ts';
import { encryptedLength } from './encryption.ts';
import { Patience, pause, persist, UploadFailed } from './patience.ts';
import type { Pick, PickStore } from './store.ts';
import * as api from './uploads-api.ts';
import { ApiProblem } from './uploads-api.ts';

/** Storage that loses blocks again and again is broken: at most this many times are missing ones sent anew. */
const completionsAllowed = 5;

const quickPolls = 15;
const quickPollMilliseconds = 2_000;
const slowPollMilliseconds = 5_000;

export interface UploadEvents {
  reserved(ordinal: number): void;
  /** Ciphertext bytes that storage has acknowledged. It never goes back but for blocks that storage lost. */
  safe(bytes: number, of: number): void;
  offline(offline: boolean): void;
}

/**
 * Takes one picked file from wherever it was left to the service's check. Safe to call again after any failure: the
 * pick id, the key and the block ids make every step say the same thing twice.
 *
 * @throws ApiProblem when the service refuses, UploadFailed when patience is at an end, the signal's reason on abort.
 */
export async function upload(
  pick: Pick, file: Blob, store: PickStore, events: UploadEvents, signal: AbortSignal,
): Promise<api.UploadStatus> {
  const patience = new Patience(signal, (offline) => events.offline(offline));
  const { blockSize, reserved } = await reserveUpload(pick, store, patience);
  events.reserved(reserved.ordinal);
  signal.throwIfAborted();

  const reader = new BlockReader(file, pick.contentKey, blockSize);
  if (reader.count !== reserved.blockCount) {
    throw new UploadFailed('The service counts other blocks than this page.');
  }

  const sent = await store.blocks(pick.pickId);
  for (let completions = 0; completions < completionsAllowed; completions += 1) {
    await sendBlocks({ ...reserved, blockSize }, reader, sent, patience, signal, {
      sent: (number, hash) => store.saveBlock(pick.pickId, number, hash),
      safe: (bytes, of) => events.safe(bytes, of),
    });

    const digest = await digestOf(Array.from({ length: reader.count }, (_, number) => sent.get(number)!));
    try {
      return await persist(patience, () => api.complete(reserved.id, reader.count, digest));
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.problem?.code !== 'blocks-missing') {
        throw problem;
      }
      problem.missing.forEach((number) => sent.delete(number));
      await store.forgetBlocks(pick.pickId, problem.missing);
    }
  }

  throw new UploadFailed('Storage keeps losing blocks.');
}

/** Waits until the service has checked the upload. No end to the patience: nothing is left for this phone to do. */
export async function verdict(
  id: string, signal: AbortSignal, onOffline: (offline: boolean) => void): Promise<api.UploadStatus> {
  for (let polls = 0; ; polls += 1) {
    await pause(polls < quickPolls ? quickPollMilliseconds : slowPollMilliseconds, signal);
    try {
      const status = await api.status(id);
      onOffline(false);
      if (status.state === 'received' || status.state === 'refused') {
        return status;
      }
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || !problem.passing) {
        throw problem;
      }
      onOffline(!navigator.onLine);
    }
  }
}

async function reserveUpload(
  pick: Pick, store: PickStore, patience: Patience): Promise<{ blockSize: number; reserved: api.Reserved }> {
  const length = encryptedLength(pick.length);
  const blockSize = pick.blockSize ??= chooseBlockSize(length, lineSpeed());
  await store.save(pick);

  const reserved = pick.reserved ??= await persist(patience, () => api.reserve({
    pickId: pick.pickId,
    kind: pick.kind,
    contentType: pick.contentType,
    length: pick.length,
    encryptedLength: length,
    blockSize,
    wrappedKey: pick.wrappedKey,
    keyId: pick.keyId,
  }));
  await store.save(pick);
  return { blockSize, reserved };
}
