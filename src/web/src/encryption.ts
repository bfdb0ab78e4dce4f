// Azure Storage client-side encryption v2, byte for byte, so that the service's own SDK can open what a phone wrote:
// https://learn.microsoft.com/azure/storage/blobs/client-side-encryption

/** Plain bytes in one authenticated region. Fixed by version 2.0 of the format. */
export const regionBytes = 4 * 1024 * 1024;

const nonceBytes = 12;
const tagBytes = 16;

/** What encryption adds to each region: its nonce in front and its tag behind. */
export const regionOverhead = nonceBytes + tagBytes;

/** NIST SP 800-131A: RSA keys under 2,048 bits are no longer allowed to protect a key. */
const minimumModulusBits = 2048;

const contentKeyBytes = 32;
const versionBytes = 8;

/** Public half of the key made for this request; the phone holds nothing that could open an upload again. */
export interface UploadKey {
  keyId: string;
  jwk: JsonWebKey;
}

export interface ContentKey {
  /** Cannot be exported, so a copy of the phone's store does not give the key away. */
  key: CryptoKey;

  /** The only other copy: base64 of RSA-OAEP-256 over the version and the key. */
  wrapped: string;
}

/** A key for one picked file. A second file under the same key would repeat nonces, which breaks AES-GCM. */
export async function newContentKey(uploadKey: UploadKey): Promise<ContentKey> {
  const wrapper = await crypto.subtle.importKey(
    'jwk', uploadKey.jwk, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt']);

  if ((wrapper.algorithm as RsaHashedKeyAlgorithm).modulusLength < minimumModulusBits) {
    throw new Error('The upload key is too short.');
  }

  // "2.0" padded with zeros stands in front of the key: the reader refuses a bare key, so a file cannot be passed off
  // as one of another version.
  const envelope = new Uint8Array(versionBytes + contentKeyBytes);
  envelope.set(new TextEncoder().encode('2.0'));
  const raw = crypto.getRandomValues(envelope.subarray(versionBytes));

  try {
    const wrapped = await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, wrapper, envelope);
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
    return { key, wrapped: toBase64(new Uint8Array(wrapped)) };
  } finally {
    envelope.fill(0);
  }
}

export function regionCount(plainLength: number): number {
  return Math.ceil(plainLength / regionBytes);
}

export function encryptedLength(plainLength: number): number {
  return plainLength + regionCount(plainLength) * regionOverhead;
}

/** Nonce, ciphertext and tag of region `index` (from 0). The same bytes every time, so a block can be sent again. */
export async function encryptRegion(file: Blob, key: CryptoKey, index: number): Promise<Uint8Array> {
  const plain = await file.slice(index * regionBytes, (index + 1) * regionBytes).arrayBuffer();
  const nonce = nonceOf(index);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, tagLength: tagBytes * 8 }, key, plain);

  const region = new Uint8Array(nonceBytes + sealed.byteLength);
  region.set(nonce);
  region.set(new Uint8Array(sealed), nonceBytes);
  return region;
}

/** The same region of a file that was encrypted whole before. */
export async function sealedRegion(sealed: Blob, index: number): Promise<Uint8Array> {
  const stride = regionBytes + regionOverhead;
  return new Uint8Array(await sealed.slice(index * stride, (index + 1) * stride).arrayBuffer());
}

/** Four zero bytes, then a little-endian counter from 1: what the .NET reader calls in order. */
function nonceOf(index: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(nonceBytes);
  new DataView(nonce.buffer).setBigUint64(4, BigInt(index) + 1n, true);
  return nonce;
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
