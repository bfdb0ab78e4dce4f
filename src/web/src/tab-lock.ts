/**
 * Runs `act` while no other tab of this browser works on the same file: two would mix progress and fight over the store.
 *
 * @param act Told whether it had to wait; then another tab may have finished the work.
 */
export async function inOneTab<T>(name: string, act: (waited: boolean) => Promise<T>): Promise<T> {
  // Safari before 15.4 has no locks. Blocks are then sent twice at worst, which is harmless.
  if (!('locks' in navigator)) {
    return act(false);
  }

  let answer: { value: T } | null = null;
  const run = async (waited: boolean): Promise<void> => {
    answer = { value: await act(waited) };
  };

  await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock === null ? undefined : run(false));
  if (answer === null) {
    await navigator.locks.request(name, () => run(true));
  }
  return answer!['value'];
}

/** One after another: files side by side would share the line, and none would be safe soon. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act, act);
    this.#last = turn;
    return turn;
  }
}
