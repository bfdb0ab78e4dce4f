import type { FileRow } from './file-row.ts';
import type { Pick, PickStore } from './store.ts';
import { inOneTab, type Turns } from './tab-lock.ts';
import { upload, verdict } from './uploader.ts';
import * as api from './uploads-api.ts';
import { ApiProblem } from './uploads-api.ts';

/** What a file may ask of the page it is on. */
export interface FilePage {
  store: PickStore;
  turns: Turns;
  /** A state that the person should know of has been reached. */
  changed(task: FileTask): void;
  /** The service will not take this file: the row goes, its words are shown as an error of the page. */
  rejected(task: FileTask, problem: api.Problem): void;
  /** This browser may not upload any more. */
  ended(problem: ApiProblem): void;
}

/** One file on its way: what is on the screen, what is in the store and what is running. */
export class FileTask {
  readonly row: FileRow;
  readonly pickId: string;
  /** Plain bytes, which the link's space is counted in. */
  readonly length: number;
  uploadId: string | null;
  readonly #page: FilePage;
  #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(row: FileRow, pickId: string, length: number, uploadId: string | null, page: FilePage) {
    this.row = row;
    this.pickId = pickId;
    this.length = length;
    this.uploadId = uploadId;
    this.#page = page;
  }

  /** Sends the file from wherever it was left. */
  send(pick: Pick, file: Blob): void {
    this.row.retry.onclick = () => this.send(pick, file);
    this.row.show('waiting');
    this.#start((signal) => inOneTab(`upload:${pick.pickId}`, (waited) =>
      this.#page.turns.take(async () => {
        signal.throwIfAborted();
        const current = waited ? await this.#catchUp(pick) : null;
        return current ?? await upload(pick, file, this.#page.store, {
          reserved: (ordinal) => this.#reserved(pick, ordinal),
          safe: (bytes, of) => this.row.progress(bytes, of, pick.length),
          offline: (offline) => this.#offline(offline),
        }, signal);
      })));
  }

  /** Settled before this page was opened: shown, but no news to anybody. */
  known(status: api.UploadStatus): void {
    void this.#page.store.forget(this.pickId);
    this.#showState(status);
  }

  /** The bytes are in storage: shows what the service finds. */
  follow(status: api.UploadStatus): void {
    this.#start(() => Promise.resolve(status));
  }

  async stop(): Promise<void> {
    this.#stop.abort(new DOMException('Stopped', 'AbortError'));
    await this.#running;
  }

  /** Stops, and erases the file in the service and on this phone. */
  async remove(): Promise<void> {
    await this.stop();
    // A reservation whose answer was lost is known to the service only by the pick.
    const id = this.uploadId ?? (await api.list()).uploads.find((upload) => upload.pickId === this.pickId)?.id;
    if (id !== undefined) {
      await api.remove(id);
    }
    await this.#page.store.forget(this.pickId);
  }

  #start(work: (signal: AbortSignal) => Promise<api.UploadStatus>): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#running = (async () => {
      try {
        let status = await work(signal);
        if (status.state === 'checking' && this.uploadId !== null) {
          this.#show(status);
          status = await verdict(this.uploadId, signal, (offline) => this.#offline(offline));
        }
        await this.#page.store.forget(this.pickId);
        this.#show(status);
      } catch (problem) {
        if (!signal.aborted) {
          this.#failed(problem);
        }
      }
    })();
  }

  #show(status: api.UploadStatus): void {
    this.#showState(status);
    this.#page.changed(this);
  }

  #showState(status: api.UploadStatus): void {
    switch (status.state) {
      case 'checking': this.row.show('checking'); break;
      case 'received': this.row.show('uploaded'); break;
      case 'refused': this.row.show('refused', status.problem?.publicMessage); break;
      case 'reserved': this.row.show('failed'); break;
    }
    this.row.note(null);
  }

  /** Another tab had this file; it may have finished or removed it meanwhile, and its notes are newer. */
  async #catchUp(pick: Pick): Promise<api.UploadStatus | null> {
    const kept = await this.#page.store.pick(pick.pickId);
    pick.blockSize = kept?.blockSize ?? pick.blockSize;
    pick.reserved = kept?.reserved ?? pick.reserved;
    const known = (await api.list()).uploads.find((upload) => upload.pickId === pick.pickId);
    this.uploadId = known?.id ?? null;
    return known !== undefined && known.state !== 'reserved' ? known : null;
  }

  #reserved(pick: Pick, ordinal: number): void {
    this.uploadId = pick.reserved?.id ?? null;
    this.row.called(ordinal, this.row.id);
  }

  #offline(offline: boolean): void {
    if (offline) {
      if (this.row.state !== 'offline') {
        this.row.show('offline');
        this.#page.changed(this);
      }
    } else if (this.row.state === 'offline') {
      this.row.show(this.row.stateBeforeOffline);
    }
  }

  #failed(problem: unknown): void {
    if (problem instanceof ApiProblem && problem.endsPage) {
      this.#page.ended(problem);
    } else if (problem instanceof ApiProblem && problem.problem !== null && (this.uploadId === null || problem.status === 404)) {
      // Not taken, or removed in another tab meanwhile.
      this.#page.rejected(this, problem.problem);
    } else if (problem instanceof ApiProblem && problem.problem?.code === 'differs') {
      // What lies in storage is not what this page sent, and trying again would only find the same.
      this.row.show('refused', problem.problem.publicMessage);
      this.#page.changed(this);
    } else {
      this.row.show('failed');
      this.#page.changed(this);
    }
  }
}
