import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { putBlock, StorageAccess } from '../src/storage.ts';

const page = new EventTarget();
let granted;
let life;

beforeEach(() => {
  granted = 0;
  life = 600_000;
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
  globalThis.fetch = async () => {
    granted += 1;
    const now = Date.now();
    return new Response(JSON.stringify({ url: `https://storage.example/upload/blob?sig=${granted}`, expiresAt: new Date(now + life).toISOString() }), {
      headers: { Date: new Date(now).toUTCString() },
    });
  };
});

test('one right serves all workers, and one renewal too, a minute before its end', async (t) => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_700_000_000_000 });
  const access = new StorageAccess('upload-1');

  assert.equal(new Set(await Promise.all([access.url(), access.url(), access.url()])).size, 1);
  t.mock.timers.tick(539_000);
  assert.match(await access.url(), /sig=1$/);
  t.mock.timers.tick(1_000);
  assert.deepEqual(await Promise.all([access.url(), access.url()]), Array(2).fill('https://storage.example/upload/blob?sig=2'));
  assert.equal(granted, 2);
});

test('a right shorter than the margin is renewed at half of its life', async (t) => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_700_000_000_000 });
  life = 3_000;
  const access = new StorageAccess('upload-1');

  await access.url();
  t.mock.timers.tick(1_400);
  assert.match(await access.url(), /sig=1$/);
  t.mock.timers.tick(100);
  assert.match(await access.url(), /sig=2$/);
});

test('the third refusal in a row is final; workers refused with the same right count once; a block that is taken begins anew', async () => {
  const access = new StorageAccess('upload-1');
  const refusedTwice = async () => {
    const url = await access.url();
    const answers = [await access.refused(url), await access.refused(url)];
    assert.equal(answers[0], answers[1]);
    return answers[0];
  };

  assert.deepEqual([await refusedTwice(), await refusedTwice()], [true, true]);
  access.accepted();
  assert.deepEqual([await refusedTwice(), await refusedTwice(), await refusedTwice()], [true, true, false]);
});

/** A request that moves only when the test says so. */
class FakeRequest {
  static last;
  upload = {};
  status = 0;
  aborted = false;
  open() {
    FakeRequest.last = this;
  }
  send() {}
  getResponseHeader(name) {
    return name === 'Retry-After' ? '7' : null;
  }
  abort() {
    this.aborted = true;
    this.onloadend();
  }
}

test('a block that moves nothing for 30 seconds is given up, one that crawls is not', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  globalThis.XMLHttpRequest = FakeRequest;
  const sending = putBlock('https://storage.example/b?s=1', 'id', new Uint8Array(1), new AbortController().signal);

  for (let crawl = 0; crawl < 10; crawl += 1) {
    t.mock.timers.tick(29_000);
    FakeRequest.last.upload.onprogress();
  }
  assert.equal(FakeRequest.last.aborted, false);
  t.mock.timers.tick(30_000);
  assert.deepEqual(await sending, { status: 0, retryAfterSeconds: null });
});

test('a connection from before the signal was lost is given up when the signal is back', async () => {
  globalThis.XMLHttpRequest = FakeRequest;
  const sending = putBlock('https://storage.example/b?s=1', 'id', new Uint8Array(1), new AbortController().signal);
  page.dispatchEvent(new Event('online'));
  assert.deepEqual(await sending, { status: 0, retryAfterSeconds: null });
});

test('storage that is busy says for how long', async () => {
  globalThis.XMLHttpRequest = FakeRequest;
  const sending = putBlock('https://storage.example/b?s=1', 'id', new Uint8Array(1), new AbortController().signal);
  FakeRequest.last.status = 503;
  FakeRequest.last.onloadend();
  assert.deepEqual(await sending, { status: 503, retryAfterSeconds: 7 });
});
