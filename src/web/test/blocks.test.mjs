import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { blockId, BlockReader, chooseBlockSize, digestOf, hashOf, workersFor } from '../src/blocks.ts';
import { newContentKey } from '../src/encryption.ts';
import { newUploadKey } from './reader.mjs';

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

test('the first file goes in small blocks, a large one in blocks of 1 MiB', () => {
  assert.equal(chooseBlockSize(64 * mebibyte, null), 256 * kibibyte);
  assert.equal(chooseBlockSize(64 * mebibyte + 1, null), mebibyte);
});

test('the next file goes in blocks of what the line carries in 4 to 8 seconds, within bounds', () => {
  assert.equal(chooseBlockSize(1, 128 * kibibyte), mebibyte);
  assert.equal(chooseBlockSize(1, 127 * kibibyte), 512 * kibibyte);
  assert.equal(chooseBlockSize(1, 1), 256 * kibibyte);
  assert.equal(chooseBlockSize(1, 100 * mebibyte), 4 * mebibyte);
  assert.equal(workersFor(4 * mebibyte), 3);
  assert.equal(workersFor(mebibyte), 2);
});

test('block ids of one blob have equal length and decode to prefix and number', () => {
  const ids = [0, 7, 49_999].map((number) => blockId('Zk3-', number));
  assert.deepEqual(ids.map((id) => Buffer.from(id, 'base64').toString()), ['Zk3-000000', 'Zk3-000007', 'Zk3-049999']);
  assert.equal(new Set(ids.map((id) => id.length)).size, 1);
});

test('blocks read in any order, twice, or by several workers are the same bytes', async () => {
  const { key } = await newContentKey(newUploadKey().uploadKey);
  const file = new Blob([randomBytes(13 * mebibyte + 5)]);
  const inOrder = new BlockReader(file, key, mebibyte);
  const expected = [];
  for (let number = 0; number < inOrder.count; number += 1) {
    expected.push(Buffer.from(await inOrder.read(number)));
  }

  const shuffled = new BlockReader(file, key, mebibyte);
  const numbers = [...expected.keys()].reverse();
  const again = await Promise.all([...numbers, ...numbers].map(async (number) => [number, await shuffled.read(number)]));

  assert.equal(inOrder.count, 14);
  for (const [number, block] of again) {
    assert.ok(expected[number].equals(block), `block ${number}`);
  }
});

test('reading a large file holds a few regions at most, never the file', async () => {
  const { key } = await newContentKey(newUploadKey().uploadKey);
  const slices = [];
  const size = 40 * mebibyte;
  const file = {
    size,
    slice: (start, end) => {
      slices.push(Math.min(end, size) - start);
      return new Blob([new Uint8Array(Math.min(end, size) - start)]);
    },
  };

  const reader = new BlockReader(file, key, mebibyte);
  for (let number = 0; number < reader.count; number += 1) {
    await reader.read(number);
  }

  assert.equal(slices.length, 10, 'each region is read and encrypted once');
  assert.ok(slices.every((length) => length <= 4 * mebibyte));
});

test('a file that could not be read once can be read later', async () => {
  const { key } = await newContentKey(newUploadKey().uploadKey);
  let broken = true;
  const file = { size: 3, slice: () => ({ arrayBuffer: async () => {
    if (broken) {
      throw new DOMException('gone', 'NotReadableError');
    }
    return new Uint8Array([1, 2, 3]).buffer;
  } }) };
  const reader = new BlockReader(file, key, mebibyte);

  await assert.rejects(reader.read(0), /gone/);
  broken = false;

  assert.equal((await reader.read(0)).length, 31);
});

test('the digest is the hash of the blocks\' hashes, in order', async () => {
  const blocks = [randomBytes(10), randomBytes(20)].map((bytes) => new Uint8Array(bytes));
  const expected = createHash('sha256');
  for (const block of blocks) {
    expected.update(createHash('sha256').update(block).digest());
  }

  assert.equal(await digestOf(await Promise.all(blocks.map(hashOf))), expected.digest('hex'));
});
