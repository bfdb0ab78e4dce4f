// The layout read back by other means than the page writes it with: node:crypto instead of WebCrypto, and the clauses
// of the format spelt out as numbers instead of shared constants.
import assert from 'node:assert/strict';
import { constants, createDecipheriv, generateKeyPairSync, privateDecrypt } from 'node:crypto';

export function newUploadKey(bits = 2048) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const { n, e } = publicKey.export({ format: 'jwk' });
  return { privateKey, uploadKey: { keyId: 'key-1', jwk: { kty: 'RSA', n, e, alg: 'RSA-OAEP-256', ext: true } } };
}

export function unwrap(privateKey, wrapped) {
  return privateDecrypt(
    { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, Buffer.from(wrapped, 'base64'));
}

export function decrypt(contentKey, ciphertext) {
  const plain = [];
  for (let offset = 0, counter = 1; offset < ciphertext.length; counter += 1) {
    const region = ciphertext.subarray(offset, Math.min(offset + 4_194_332, ciphertext.length));
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32LE(counter, 4);
    assert.deepEqual(Buffer.from(region.subarray(0, 12)), nonce, 'nonces count up from 1, little-endian, in order');

    const opening = createDecipheriv('aes-256-gcm', contentKey, nonce);
    opening.setAuthTag(region.subarray(region.length - 16));
    plain.push(opening.update(region.subarray(12, region.length - 16)), opening.final());
    offset += region.length;
  }
  return Buffer.concat(plain);
}
