import type { Kind, Reserved } from './uploads-api.ts';

/** Same life as a blob in `upload`: what is older could not be carried on anyway. */
const keptMilliseconds = 24 * 60 * 60 * 1000;

/** A copy of a larger file takes long and fills the phone; those must be chosen again after a reload. */
const largestStoredFile = 200_000_000;

/**
 * What is needed to carry on after a reload. The key may be used again only on the very bytes stored with it: a phone
 * converts a photo anew at each pick, and other bytes under the same key and counter would break the encryption.
 * A storage pass is never kept: it is a right, and the phone may be shared.
 */
export interface Pick {
  pickId: string;
  keyId: string;
  kind: Kind;
  contentType: string;
  length: number;
  wrappedKey: string;
  /** Null where the stored file is ciphertext already, and nobody has the key any more. */
  contentKey: CryptoKey | null;
  savedAt: number;
  /** Chosen once, before the service is asked: another size after a reload would count other blocks. */
  blockSize: number | null;
  reserved: Reserved | null;
}

/** Blocks are rows of their own: a list inside the pick would be written anew for each of up to 8,000. */
type Table = 'picks' | 'files' | 'blocks';

/** Without IndexedDB (some private windows) nothing is kept, and uploads work until the page is closed. */
export class PickStore {
  private readonly database: IDBDatabase | null;

  private constructor(database: IDBDatabase | null) {
    this.database = database;
  }

  get works(): boolean {
    return this.database !== null;
  }

  static async open(): Promise<PickStore> {
    try {
      const opening = indexedDB.open('secure-media-intake', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('picks', { keyPath: 'pickId' });
        opening.result.createObjectStore('files');
        opening.result.createObjectStore('blocks');
      };
      const store = new PickStore(await answer(opening));
      await store.#forgetOld();
      return store;
    } catch {
      return new PickStore(null);
    }
  }

  /** @returns whether it is kept. Unkept, it costs a new choice after a reload, never a wrong upload. */
  async save(pick: Pick): Promise<boolean> {
    return await this.#write('picks', (picks) => picks.put(pick));
  }

  /** @returns whether the file can be carried on after a reload. */
  async saveFile(pickId: string, file: Blob): Promise<boolean> {
    return file.size <= largestStoredFile && await this.#write('files', (files) => files.put(file, pickId));
  }

  async all(): Promise<Pick[]> {
    return await this.#read<Pick[]>('picks', (picks) => picks.getAll()) ?? [];
  }

  async pick(pickId: string): Promise<Pick | null> {
    return await this.#read<Pick>('picks', (picks) => picks.get(pickId)) ?? null;
  }

  async file(pickId: string): Promise<Blob | null> {
    return await this.#read<Blob>('files', (files) => files.get(pickId)) ?? null;
  }

  async saveBlock(pickId: string, number: number, hash: ArrayBuffer): Promise<void> {
    await this.#write('blocks', (blocks) => blocks.put(hash, [pickId, number]));
  }

  async forgetBlocks(pickId: string, numbers: readonly number[]): Promise<void> {
    for (const number of numbers) {
      await this.#write('blocks', (blocks) => blocks.delete([pickId, number]));
    }
  }

  /** Hashes of the blocks that storage has acknowledged, by number. */
  async blocks(pickId: string): Promise<Map<number, ArrayBuffer>> {
    const keys = await this.#read<IDBValidKey[]>('blocks', (blocks) => blocks.getAllKeys(blocksOf(pickId))) ?? [];
    const hashes = await this.#read<ArrayBuffer[]>('blocks', (blocks) => blocks.getAll(blocksOf(pickId))) ?? [];
    // Another tab may have written between the two reads; then the lists differ and are not worth trusting.
    return keys.length === hashes.length
      ? new Map(keys.map((key, index) => [(key as [string, number])[1], hashes[index]!]))
      : new Map();
  }

  async forget(pickId: string): Promise<void> {
    await this.#write('files', (files) => files.delete(pickId));
    await this.#write('blocks', (blocks) => blocks.delete(blocksOf(pickId)));
    await this.#write('picks', (picks) => picks.delete(pickId));
  }

  async forgetAll(): Promise<void> {
    for (const table of ['files', 'blocks', 'picks'] as const) {
      await this.#write(table, (rows) => rows.clear());
    }
  }

  async #forgetOld(): Promise<void> {
    const oldest = Date.now() - keptMilliseconds;
    for (const pick of await this.all()) {
      if (pick.savedAt < oldest) {
        await this.forget(pick.pickId);
      }
    }
  }

  async #read<T>(table: Table, act: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    try {
      return this.database === null ? undefined : await answer(act(this.database.transaction(table).objectStore(table)));
    } catch {
      return undefined;
    }
  }

  async #write(table: Table, act: (rows: IDBObjectStore) => IDBRequest): Promise<boolean> {
    try {
      if (this.database === null) {
        return false;
      }
      const transaction = this.database.transaction(table, 'readwrite');
      act(transaction.objectStore(table));
      // A request succeeds before its bytes are on disk; only the transaction's end says whether there was room.
      await committed(transaction);
      return true;
    } catch {
      return false;
    }
  }
}

function blocksOf(pickId: string): IDBKeyRange {
  return IDBKeyRange.bound([pickId], [pickId, []]);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The store did not answer.'));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The store did not keep it.'));
  });
}
