import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScreenAwake } from '../src/wake-lock.ts';

test('the screen stays on while bytes move, again after it was hidden, and no longer than that', async () => {
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const locks = [];
  const wakeLock = {
    request: async () => {
      const lock = { released: false, release: async () => { lock.released = true; } };
      locks.push(lock);
      return lock;
    },
  };
  Object.defineProperty(globalThis, 'navigator', { value: { wakeLock }, configurable: true, writable: true });
  const awake = new ScreenAwake();
  const held = () => locks.filter(({ released }) => !released).length;

  await awake.keep(true);
  await awake.keep(true);
  assert.equal(locks.length, 1);

  // The browser lets go by itself when the page is hidden.
  locks[0].released = true;
  document.visibilityState = 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise(setImmediate);
  assert.equal(held(), 0);
  document.visibilityState = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise(setImmediate);
  assert.equal(held(), 1);

  await awake.keep(false);
  assert.equal(held(), 0);
});

test('a phone without the means, or one that refuses on low battery, uploads all the same', async () => {
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true, writable: true });
  await new ScreenAwake().keep(true);
});
