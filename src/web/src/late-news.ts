import type { FileTask } from './file-task.ts';
import * as api from './uploads-api.ts';
import { ApiProblem } from './uploads-api.ts';

const pollMilliseconds = 15_000;

/** Ten minutes after the last arrival; an open page must not ask for ever. */
const pollsAllowed = 40;

/**
 * What the service knows and the bytes do not tell: the Sanitiser refused a file after it was received; or the link ended, or went to another
 * phone, while this one still holds a right to write. Worth knowing while the phone is in the hand, and before the line is paid for nothing.
 */
export class LateNews {
  readonly #tasks: readonly FileTask[];
  readonly #onEnded: (problem: ApiProblem) => void;
  #left = 0;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(tasks: readonly FileTask[], onEnded: (problem: ApiProblem) => void) {
    this.#tasks = tasks;
    this.#onEnded = onEnded;
  }

  /** A file is on its way, or has arrived. */
  expect(): void {
    this.#left = pollsAllowed;
    this.#timer ??= setInterval(() => void this.#ask(), pollMilliseconds);
  }

  stop(): void {
    if (this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  async #ask(): Promise<void> {
    if (document.visibilityState !== 'visible') {
      return;
    }
    if (!this.#tasks.some(({ row }) => row.moving)) {
      this.#left -= 1;
    }
    if (this.#left <= 0) {
      this.stop();
    }

    try {
      // File by file: a session older than two hours may still ask how a file is, but no longer for the list, and another file may be moving.
      for (const task of this.#tasks.filter(({ row }) => ['uploading', 'uploaded'].includes(row.state))) {
        const known = task.uploadId === null ? null : await api.status(task.uploadId);
        if (known?.state === 'refused') {
          task.follow(known);
        }
      }
    } catch (problem) {
      // Anything but an end is only late news that comes later still.
      if (problem instanceof ApiProblem && problem.endsPage) {
        this.#onEnded(problem);
      }
    }
  }
}
