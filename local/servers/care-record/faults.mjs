// What can go wrong at a record server, on demand: each fault is used `times` times, or until it is cleared.

const KINDS = ['refuse', 'reset', 'lose', 'fail', 'slow'];

/**
 * refuse: answers `status` (503) without doing the work      reset: cuts the connection without doing it
 * fail:   does the work, then answers `status` (500)         lose:  does the work, then cuts the connection
 * slow:   waits `milliseconds`, then goes on
 */
export class Faults {
  #list = [];

  /** @returns a sentence that says what is wrong with `fault`, or undefined when it was added. */
  add({ kind, times = null, status, milliseconds = 0, methods = null, path = null }) {
    if (!KINDS.includes(kind)) {
      return `kind is one of ${KINDS.join(', ')}`;
    }
    this.#list.push({ kind, times, status: status ?? (kind === 'refuse' ? 503 : 500), milliseconds, methods, path });
    return undefined;
  }

  clear() {
    this.#list = [];
  }

  /** The first fault that fits this request, used up by one. */
  take(method, path) {
    const fault = this.#list.find((f) => (f.methods === null || f.methods.includes(method)) && (f.path === null || path.includes(f.path)));
    if (fault?.times && --fault.times === 0) {
      this.#list.splice(this.#list.indexOf(fault), 1);
    }
    return fault;
  }
}
