import { ApiProblem } from './uploads-api.ts';

/** Failures in a row, while the phone believes itself online, after which trying again is left to the person. */
const failuresAllowed = 8;

const longestWaitSeconds = 30;

/** Waiting between tries of one upload, shared by its workers: success of one is a sign for all. */
export class Patience {
  #failures = 0;

  readonly #signal: AbortSignal;
  readonly #onOffline: (offline: boolean) => void;

  /** @param onOffline Told true when the line seems gone and false when bytes move again. */
  constructor(signal: AbortSignal, onOffline: (offline: boolean) => void) {
    this.#signal = signal;
    this.#onOffline = onOffline;
    // At once: the bytes on their way may take half a minute to notice.
    addEventListener('offline', () => onOffline(true), { signal });
  }

  succeeded(): void {
    this.#failures = 0;
    // What was on its way when the signal went may still arrive; that does not bring the signal back.
    if (navigator.onLine) {
      this.#onOffline(false);
    }
  }

  /**
   * @returns false when it is no use to go on. Being offline is not counted: a train may be in a tunnel for an hour.
   */
  async wait(retryAfterSeconds: number | null, unanswered: boolean): Promise<boolean> {
    if (navigator.onLine) {
      this.#failures += 1;
    }

    if (this.#failures > failuresAllowed) {
      return false;
    }

    // One unanswered request is common on a good line; two in a row, or the phone's own word, is a lost signal.
    if (!navigator.onLine || (unanswered && this.#failures > 1)) {
      this.#onOffline(true);
    }

    const seconds = Math.min(longestWaitSeconds, 2 ** Math.max(0, this.#failures - 1));
    // Jitter keeps a ward's phones apart when their shared network comes back.
    await pause(1000 * Math.max(retryAfterSeconds ?? 0, seconds * (0.5 + Math.random() / 2)), this.#signal);
    return true;
  }
}

/** Ends early when the phone comes back online or into view: waiting out a back-off then would only look broken. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      document.removeEventListener('visibilitychange', shown);
      signal.removeEventListener('abort', done);
      if (signal.aborted) {
        reject(signal.reason as Error);
      } else {
        resolve();
      }
    };
    const shown = (): void => {
      if (document.visibilityState === 'visible') {
        done();
      }
    };

    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
    document.addEventListener('visibilitychange', shown);
    signal.addEventListener('abort', done);
    if (signal.aborted) {
      done();
    }
  });
}

/** Trying again by itself will not help now; the person may press Try again. */
export class UploadFailed extends Error {}

/** Repeats a call to the service until it answers with something that repeating would not change. */
export async function persist<T>(patience: Patience, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || !problem.passing) {
        throw problem;
      }
      if (!await patience.wait(problem.retryAfterSeconds, problem.status === 0)) {
        throw new UploadFailed('The service does not answer.', { cause: problem });
      }
    }
  }
}
