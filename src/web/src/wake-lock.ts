/** Keeps the screen on while bytes move: a locked phone stops the page, and with it the upload. */
export class ScreenAwake {
  #wanted = false;
  #lock: WakeLockSentinel | null = null;

  constructor() {
    // The browser lets go whenever the page is hidden, and does not take hold again by itself.
    document.addEventListener('visibilitychange', () => void this.#apply());
  }

  async keep(wanted: boolean): Promise<void> {
    this.#wanted = wanted;
    await this.#apply();
  }

  async #apply(): Promise<void> {
    try {
      if (!this.#wanted) {
        await this.#lock?.release();
        this.#lock = null;
      } else if (document.visibilityState === 'visible' && (this.#lock === null || this.#lock.released)) {
        this.#lock = await navigator.wakeLock.request('screen');
      }
    } catch {
      // Not supported, or refused on low battery: the page already asks to be kept open.
      this.#lock = null;
    }
  }
}
