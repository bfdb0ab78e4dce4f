import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ApiProblem } from '../src/uploads-api.ts';
import { Patience, persist, UploadFailed } from '../src/patience.ts';

/** As much of a browser as waiting needs. */
const page = new EventTarget();
const line = { onLine: true };

beforeEach(() => {
  line.onLine = true;
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.defineProperty(globalThis, 'navigator', { value: line, configurable: true, writable: true });
});

/** How long it waits, when nothing wakes it. */
async function waited(t, wait) {
  let over = false;
  const waiting = wait().then((answer) => {
    over = true;
    return answer;
  });
  let milliseconds = 0;
  while (!over && milliseconds < 120_000) {
    t.mock.timers.tick(10);
    milliseconds += 10;
    await Promise.resolve();
    await Promise.resolve();
  }
  return { milliseconds, goesOn: await waiting };
}

test('waits 1, 2, 4 … 30 seconds, each less by up to half at random, and gives up after 8 failures', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const patience = new Patience(new AbortController().signal, () => undefined);

  for (const seconds of [1, 2, 4, 8, 16, 30, 30, 30]) {
    const { milliseconds, goesOn } = await waited(t, () => patience.wait(null, true));
    assert.ok(goesOn && milliseconds >= 500 * seconds - 20 && milliseconds <= 1000 * seconds + 20, `${milliseconds} ms for ${seconds} s`);
  }
  assert.equal(await patience.wait(null, true), false);
});

test('obeys Retry-After, and begins anew when a byte has moved', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const patience = new Patience(new AbortController().signal, () => undefined);

  assert.ok((await waited(t, () => patience.wait(20, false))).milliseconds >= 20_000);
  patience.succeeded();
  assert.ok((await waited(t, () => patience.wait(null, false))).milliseconds <= 1_020);
});

test('a phone that is offline is not counted, is said to be so at once, and goes on at once when it is back', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const said = [];
  const patience = new Patience(new AbortController().signal, (offline) => said.push(offline));
  line.onLine = false;
  page.dispatchEvent(new Event('offline'));
  assert.deepEqual(said, [true]);

  for (let tunnel = 0; tunnel < 50; tunnel += 1) {
    const waiting = patience.wait(null, true);
    page.dispatchEvent(new Event('online'));
    assert.equal(await waiting, true);
  }

  // And when the phone is looked at again.
  const waiting = patience.wait(null, true);
  document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(await waiting, true);
});

test('what repeating would not change is not repeated', async () => {
  const patience = new Patience(new AbortController().signal, () => undefined);
  let calls = 0;
  const refuse = (status) => persist(patience, () => {
    calls += 1;
    throw new ApiProblem(status, { code: 'space-used', publicMessage: '' }, null);
  });

  for (const status of [400, 401, 404, 409, 410, 413, 415]) {
    await assert.rejects(refuse(status), ApiProblem);
  }
  assert.equal(calls, 7);
});

test('a service that does not come back is given up, for the person to try again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const patience = new Patience(new AbortController().signal, () => undefined);
  let calls = 0;
  const asking = persist(patience, () => {
    calls += 1;
    throw new ApiProblem(503, null, null);
  });
  asking.catch(() => undefined);

  for (let second = 0; second < 200; second += 1) {
    t.mock.timers.tick(1_000);
    await new Promise(setImmediate);
  }
  await assert.rejects(asking, UploadFailed);
  assert.equal(calls, 9);
});

test('what was on its way when the signal went does not bring it back', () => {
  const said = [];
  const patience = new Patience(new AbortController().signal, (offline) => said.push(offline));
  line.onLine = false;
  page.dispatchEvent(new Event('offline'));
  patience.succeeded();
  assert.deepEqual(said, [true]);

  line.onLine = true;
  patience.succeeded();
  assert.deepEqual(said, [true, false]);
});
