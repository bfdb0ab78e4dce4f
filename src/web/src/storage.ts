import * as api from './uploads-api.ts';

/** A PUT that moves no byte for this long is dead: phones do not report a connection lost in a change of network. */
const stallMilliseconds = 30_000;

/** Renewing early, because storage reads the whole body before it refuses it: waiting for the 403 costs a block. */
const renewBeforeMilliseconds = 60_000;

/** A pass refused this often in a row is not late but wrong. */
const refusalsAllowed = 2;

export interface PutAnswer {
  /** 0: no answer. */
  status: number;
  retryAfterSeconds: number | null;
}

/** The right to write one blob, renewed once for all workers. It is kept in memory only. */
export class StorageAccess {
  #pass: Promise<{ url: string; renewAt: number }> | null = null;
  #refusals = 0;
  readonly #uploadId: string;

  constructor(uploadId: string) {
    this.#uploadId = uploadId;
  }

  async url(): Promise<string> {
    const held = this.#pass ??= this.#fetch();
    if (Date.now() < (await held).renewAt) {
      return (await held).url;
    }

    // Another worker may have renewed it while this one waited.
    if (this.#pass === held || this.#pass === null) {
      this.#pass = this.#fetch();
    }
    return (await this.#pass).url;
  }

  accepted(): void {
    this.#refusals = 0;
  }

  /** @returns false when a new pass will not help. Workers refused with the same pass count once. */
  async refused(url: string): Promise<boolean> {
    if (this.#pass !== null && (await this.#pass).url === url) {
      this.#pass = null;
      this.#refusals += 1;
    }
    return this.#refusals <= refusalsAllowed;
  }

  #fetch(): Promise<{ url: string; renewAt: number }> {
    const pass = api.storagePass(this.#uploadId).then(({ url, lifetime }) =>
      // A pass shorter than the margin is renewed at half of its life, or each block would ask for another.
      ({ url, renewAt: Date.now() + Math.max(lifetime - renewBeforeMilliseconds, lifetime / 2) }));
    // A failed request must not be kept as the answer for every later block.
    pass.catch(() => {
      if (this.#pass === pass) {
        this.#pass = null;
      }
    });
    return pass;
  }
}

/** XMLHttpRequest, because fetch reports no upload progress, and without it a stall cannot be told from a slow line. */
export function putBlock(
  url: string, id: string, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<PutAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stall = setTimeout(() => request.abort(), stallMilliseconds);
    const stop = (): void => request.abort();
    // A connection from before the signal was lost is dead, though the phone may believe in it for a long time.
    addEventListener('online', stop);

    request.upload.onprogress = () => {
      clearTimeout(stall);
      stall = setTimeout(() => request.abort(), stallMilliseconds);
    };
    request.onloadend = () => {
      clearTimeout(stall);
      signal.removeEventListener('abort', stop);
      removeEventListener('online', stop);
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }

      const busy = request.status === 429 || request.status === 503;
      const seconds = busy ? Number.parseInt(request.getResponseHeader('Retry-After') ?? '', 10) : Number.NaN;
      resolve({ status: request.status, retryAfterSeconds: Number.isNaN(seconds) ? null : seconds });
    };

    signal.addEventListener('abort', stop);
    request.open('PUT', `${url}&comp=block&blockid=${encodeURIComponent(id)}`);
    request.send(body);
  });
}
