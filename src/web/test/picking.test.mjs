import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../src/picking.ts';

const limit = 1000;
const heads = [
  ['ffd8ffe000104a46', 'photo', 'image/jpeg'],
  ['89504e470d0a1a0a', 'photo', 'image/png'],
  ['524946460000000057454250', 'photo', 'image/webp'],
  ['000000186674797068656963', 'photo', 'image/heic'],
  ['0000001866747970 6d696631', 'photo', 'image/heic'],
  ['000000206674797061766966', 'photo', 'image/avif'],
  ['000000146674797071742020', 'video', 'video/quicktime'],
  ['0000000877696465', 'video', 'video/quicktime'],
  ['000000206674797069736f6d', 'video', 'video/mp4'],
  ['1a45dfa3', 'video', 'video/webm'],
];

for (const [hex, kind, contentType] of heads) {
  test(`a file that begins ${hex} is a ${kind}, whatever its name says`, async () => {
    const file = new Blob([Buffer.from(hex.replaceAll(' ', ''), 'hex')], { type: 'text/plain' });
    assert.deepEqual(await judge(file, false, limit), { kind, contentType });
  });
}

test('a text, an SVG and a PDF are not taken', async () => {
  for (const text of ['hello, this is no picture', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7 and more']) {
    assert.equal(await judge(new Blob([text]), false, limit), 'wrong-type');
  }
});

test('an empty file is named as such, and on the video input as a phone without room', async () => {
  assert.equal(await judge(new Blob([]), false, limit), 'empty');
  assert.equal(await judge(new Blob([]), true, limit), 'no-space');
});

test('the size limit is met exactly', async () => {
  const jpeg = (size) => new Blob([Buffer.from('ffd8ff', 'hex'), new Uint8Array(size - 3)]);
  assert.equal((await judge(jpeg(limit), false, limit)).kind, 'photo');
  assert.equal(await judge(jpeg(limit + 1), false, limit), 'too-big');
});
