import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { BlockReader } from '../src/blocks.ts';
import { encryptedLength, newContentKey } from '../src/encryption.ts';
import { decrypt, newUploadKey, unwrap } from './reader.mjs';

const mebibyte = 1024 * 1024;

async function ciphertextOf(bytes, contentKey, blockSize) {
  const reader = new BlockReader(new Blob([bytes]), contentKey.key, blockSize);
  const blocks = [];
  for (let number = 0; number < reader.count; number += 1) {
    blocks.push(await reader.read(number));
  }
  return Buffer.concat(blocks);
}

const boundaries = [
  [0, 0], [1, 1], [4 * mebibyte - 1, 1], [4 * mebibyte, 1], [4 * mebibyte + 1, 2], [8 * mebibyte + 3, 3],
];
for (const [length, regions] of boundaries) {
  test(`${length} bytes can be read back by another implementation of the format`, async () => {
    const { privateKey, uploadKey } = newUploadKey();
    const contentKey = await newContentKey(uploadKey);
    const bytes = randomBytes(length);

    const ciphertext = await ciphertextOf(bytes, contentKey, 256 * 1024);

    assert.equal(ciphertext.length, length + 28 * regions);
    assert.equal(ciphertext.length, encryptedLength(length));
    assert.ok(decrypt(unwrap(privateKey, contentKey.wrapped).subarray(8), ciphertext).equals(bytes));
  });
}

test('the wrapped key is the version, padded to eight bytes, and 32 bytes of key', async () => {
  const { privateKey, uploadKey } = newUploadKey();

  const envelope = unwrap(privateKey, (await newContentKey(uploadKey)).wrapped);

  assert.equal(envelope.length, 40);
  assert.deepEqual([...envelope.subarray(0, 8)], [0x32, 0x2e, 0x30, 0, 0, 0, 0, 0]);
});

test('every file gets a key of its own, and none can be exported', async () => {
  const { privateKey, uploadKey } = newUploadKey();
  const [first, second] = [await newContentKey(uploadKey), await newContentKey(uploadKey)];

  assert.notDeepEqual(unwrap(privateKey, first.wrapped), unwrap(privateKey, second.wrapped));
  assert.equal(first.key.extractable, false);
  await assert.rejects(crypto.subtle.exportKey('raw', first.key));
});

test('an upload key of under 2,048 bits is refused', async () => {
  await assert.rejects(newContentKey(newUploadKey(1024).uploadKey), /too short/);
});

test('an upload key for another algorithm is refused', async () => {
  const { uploadKey } = newUploadKey();
  await assert.rejects(newContentKey({ ...uploadKey, jwk: { ...uploadKey.jwk, alg: 'RSA-OAEP' } }));
});

test('a flipped bit is noticed', async () => {
  const { privateKey, uploadKey } = newUploadKey();
  const contentKey = await newContentKey(uploadKey);
  const ciphertext = await ciphertextOf(randomBytes(1000), contentKey, 256 * 1024);
  ciphertext[500] ^= 1;

  assert.throws(() => decrypt(unwrap(privateKey, contentKey.wrapped).subarray(8), ciphertext));
});
