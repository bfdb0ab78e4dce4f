// Runs Microsoft's own Key Vault client against the local vault and stops at the first answer that the client, or we, did not expect.
// Environment: VAULT_URL, IDENTITY_ENDPOINT, IDENTITY_HEADER, IDENTITY_CLIENT_ID, NODE_EXTRA_CA_CERTS.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { CryptographyClient, KeyClient } from '@azure/keyvault-keys';

const { VAULT_URL, IDENTITY_ENDPOINT, IDENTITY_HEADER, IDENTITY_CLIENT_ID } = process.env;

// The vault's host is 127.0.0.1, which no challenge resource can be a parent domain of.
const options = { disableChallengeResourceVerification: true };
const scopes = [];
const credential = {
  async getToken(scope, { tenantId } = {}) {
    scopes.push({ scope: String(scope), tenantId });
    const resource = String(scope).replace(/\/\.default$/, '');
    const query = new URLSearchParams({ 'api-version': '2019-08-01', resource, client_id: IDENTITY_CLIENT_ID });
    const answer = await fetch(`${IDENTITY_ENDPOINT}?${query}`, { headers: { 'X-IDENTITY-HEADER': IDENTITY_HEADER } });
    assert.equal(answer.status, 200);
    const { access_token, expires_on } = await answer.json();
    return { token: access_token, expiresOnTimestamp: Number(expires_on) * 1000 };
  },
};

const keys = new KeyClient(VAULT_URL, credential, options);
const use = (key) => new CryptographyClient(key, credential, options);
const run = randomBytes(4).toString('hex');
const all = async (pages) => {
  const found = [];
  for await (const one of pages) found.push(one);
  return found;
};
const refused = (promise, statusCode, code, message) =>
  assert.rejects(promise, (error) => {
    assert.equal(error.statusCode, statusCode, error.message);
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });

let steps = 0;
const step = async (name, body) => {
  try {
    await body();
    steps += 1;
  } catch (error) {
    console.error(`FAILED: ${name}\n${error.stack}`);
    process.exit(1);
  }
};

const rsaName = `rsa-${run}`;
let first;
await step('create: the challenge was answered, the first call carried no body', async () => {
  first = await keys.createRsaKey(rsaName, { keySize: 2048, tags: { purpose: 'conformance' } });
  assert.equal(first.name, rsaName);
  assert.match(first.id, new RegExp(`^${VAULT_URL}/?keys/${rsaName}/[0-9a-f]{32}$`));
  assert.equal(first.keyType, 'RSA');
  assert.equal(first.key.n.length, 256);
  assert.deepEqual(first.keyOperations.toSorted(), ['decrypt', 'encrypt', 'sign', 'unwrapKey', 'verify', 'wrapKey']);
  assert.equal(first.properties.enabled, true);
  assert.equal(first.properties.tags.purpose, 'conformance');
  assert.ok(Math.abs(first.properties.createdOn - Date.now()) < 60_000);
  assert.equal(first.properties.recoverableDays, 90);
  assert.equal(first.properties.recoveryLevel, 'Recoverable+Purgeable');
  assert.equal(scopes.length, 1);
  assert.equal(scopes[0].scope.replace(/\/+\.default$/, ''), VAULT_URL.replace(/\/$/, ''));
  assert.match(scopes[0].tenantId, /^[0-9a-f-]{36}$/);
});

await step('get: newest and by version', async () => {
  assert.equal((await keys.getKey(rsaName)).id, first.id);
  assert.equal((await keys.getKey(rsaName, { version: first.properties.version })).id, first.id);
});

await step('unknown key, version and name', async () => {
  await refused(keys.getKey(`no-${run}`), 404, 'KeyNotFound', /was not found in this key vault/);
  await refused(keys.getKey(rsaName, { version: '0'.repeat(32) }), 404, 'KeyNotFound', /was not found in this key vault/);
  await refused(keys.createKey('under_score', 'RSA'), 400, 'BadParameter', /invalid name/);
});

await step('rotate: a new version, the old one stays', async () => {
  const second = await keys.rotateKey(rsaName);
  assert.notEqual(second.properties.version, first.properties.version);
  assert.notDeepEqual(second.key.n, first.key.n);
  assert.equal(second.key.n.length, 256);
  assert.equal((await keys.getKey(rsaName)).id, second.id);
  const versions = (await all(keys.listPropertiesOfKeyVersions(rsaName))).map((one) => one.version);
  assert.deepEqual(versions.toSorted(), [first.properties.version, second.properties.version].toSorted());
});

await step('rotation policy: default, set, get; it gives the next version an end', async () => {
  const before = await keys.getKeyRotationPolicy(rsaName);
  assert.deepEqual(before.lifetimeActions.map((one) => one.action), ['Notify']);
  const set = await keys.updateKeyRotationPolicy(rsaName, {
    expiresIn: 'P90D',
    lifetimeActions: [{ action: 'Rotate', timeBeforeExpiry: 'P30D' }],
  });
  assert.equal(set.expiresIn, 'P90D');
  const after = await keys.getKeyRotationPolicy(rsaName);
  assert.match(after.id, /\/rotationpolicy$/);
  assert.equal(after.expiresIn, 'P90D');
  assert.equal(after.lifetimeActions[0].action, 'Rotate');
  assert.equal(after.lifetimeActions[0].timeBeforeExpiry, 'P30D');
  const rotated = await keys.rotateKey(rsaName);
  const days = (rotated.properties.expiresOn - rotated.properties.createdOn) / 86_400_000;
  assert.equal(days, 90);
  await refused(keys.updateKeyRotationPolicy(rsaName, { expiresIn: 'soon' }), 400, 'BadParameter', /ISO 8601/);
});

await step('wrap and unwrap by each algorithm; the version decides', async () => {
  const secret = randomBytes(32);
  for (const size of [2048, 3072, 4096]) {
    const key = await keys.createRsaKey(`rsa${size}-${run}`, { keySize: size });
    assert.equal(key.key.n.length, size / 8);
    for (const algorithm of ['RSA-OAEP', 'RSA-OAEP-256']) {
      const wrapped = await use(key).wrapKey(algorithm, secret);
      assert.equal(wrapped.result.length, size / 8);
      assert.equal(wrapped.keyID, key.id);
      const opened = await use(key).unwrapKey(algorithm, wrapped.result);
      assert.deepEqual(Buffer.from(opened.result), secret);
    }
  }
  const wrapped = await use(first).wrapKey('RSA-OAEP-256', secret);
  assert.deepEqual(Buffer.from((await use(first).unwrapKey('RSA-OAEP-256', wrapped.result)).result), secret);
  const newest = await keys.getKey(rsaName);
  await refused(use(newest).unwrapKey('RSA-OAEP-256', wrapped.result), 400, 'BadParameter', /parameter is incorrect/);
  await refused(use(first).unwrapKey('RSA-OAEP', wrapped.result), 400, 'BadParameter', /parameter is incorrect/);
  await refused(use(first).unwrapKey('A256KW', wrapped.result), 400, 'BadParameter', /incompatible/);
});

await step('encrypt and decrypt', async () => {
  const text = Buffer.from('a small secret');
  const sealed = await use(first).encrypt({ algorithm: 'RSA-OAEP-256', plaintext: text });
  const opened = await use(first).decrypt({ algorithm: 'RSA-OAEP-256', ciphertext: sealed.result });
  assert.deepEqual(Buffer.from(opened.result), text);
});

await step('sign and verify by RSA', async () => {
  for (const [algorithm, hash] of [['RS256', 'sha256'], ['PS256', 'sha256'], ['RS384', 'sha384'], ['PS512', 'sha512']]) {
    const digest = createHash(hash).update('checkpoint').digest();
    const { result } = await use(first).sign(algorithm, digest);
    assert.equal((await use(first).verify(algorithm, digest, result)).result, true);
    digest[0] ^= 1;
    assert.equal((await use(first).verify(algorithm, digest, result)).result, false);
  }
  await refused(use(first).sign('RS256', Buffer.alloc(20)), 400, 'BadParameter', /Invalid length/);
});

await step('sign and verify by EC: r‖s, checked by OpenSSL too', async () => {
  for (const [curve, algorithm, hash, length] of [['P-256', 'ES256', 'sha256', 64], ['P-384', 'ES384', 'sha384', 96]]) {
    const key = await keys.createEcKey(`ec${length}-${run}`, { curve });
    assert.equal(key.keyType, 'EC');
    assert.equal(key.key.crv, curve);
    const digest = createHash(hash).update('checkpoint').digest();
    const { result } = await use(key).sign(algorithm, digest);
    assert.equal(result.length, length);
    assert.equal((await use(key).verify(algorithm, digest, result)).result, true);
    const encode = (bytes) => Buffer.from(bytes).toString('base64url');
    const jwk = { kty: 'EC', crv: curve, x: encode(key.key.x), y: encode(key.key.y) };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    assert.ok(verify(hash, Buffer.from('checkpoint'), { key: publicKey, dsaEncoding: 'ieee-p1363' }, result));
    await refused(use(key).sign('RS256', createHash('sha256').digest()), 400, 'BadParameter', /incompatible/);
  }
});

await step('operations that the key may not do', async () => {
  const key = await keys.createRsaKey(`wraponly-${run}`, { keyOps: ['wrapKey', 'unwrapKey'] });
  const direct = await raw('POST', `/keys/${key.name}/${key.properties.version}/sign`, {
    alg: 'RS256', value: createHash('sha256').digest('base64url'),
  });
  assert.equal(direct.status, 403);
  assert.equal(direct.body.error.code, 'Forbidden');
  assert.equal(direct.body.error.innererror.code, 'KeyOperationForbidden');
});

await step('a disabled key can be read but not used, and comes back', async () => {
  const key = await keys.createRsaKey(`off-${run}`);
  const { result } = await use(key).wrapKey('RSA-OAEP-256', Buffer.from('secret'));
  await keys.updateKeyProperties(key.name, key.properties.version, { enabled: false });
  assert.equal((await keys.getKey(key.name)).properties.enabled, false);
  await refused(use(key).unwrapKey('RSA-OAEP-256', result), 403, 'Forbidden', /not allowed on a disabled key/);
  await refused(use(key).wrapKey('RSA-OAEP-256', Buffer.from('x')), 403, 'Forbidden', /not allowed on a disabled key/);
  await keys.updateKeyProperties(key.name, key.properties.version, { enabled: true });
  assert.equal(Buffer.from((await use(key).unwrapKey('RSA-OAEP-256', result)).result).toString(), 'secret');
});

await step('an expired key opens, but seals nothing more', async () => {
  const key = await keys.createRsaKey(`late-${run}`);
  const { result } = await use(key).wrapKey('RSA-OAEP-256', Buffer.from('secret'));
  const expired = await keys.updateKeyProperties(key.name, key.properties.version, { expiresOn: new Date(Date.now() - 60_000) });
  assert.ok(expired.properties.expiresOn < new Date());
  const direct = await raw('POST', `/keys/${key.name}/${key.properties.version}/wrapkey`, { alg: 'RSA-OAEP-256', value: 'eHh4' });
  assert.equal(direct.status, 403);
  assert.equal(Buffer.from((await use(key).unwrapKey('RSA-OAEP-256', result)).result).toString(), 'secret');
});

await step('delete, list deleted, recover, delete again, purge', async () => {
  const name = `gone-${run}`;
  const key = await keys.createRsaKey(name);
  const { result } = await use(key).wrapKey('RSA-OAEP-256', Buffer.from('secret'));
  const deleting = await keys.beginDeleteKey(name, { intervalInMs: 10 });
  const deleted = await deleting.pollUntilDone();
  assert.equal(deleted.name, name);
  assert.match(deleted.properties.recoveryId, new RegExp(`/deletedkeys/${name}$`));
  assert.ok(deleted.properties.deletedOn <= new Date(Date.now() + 1000));
  assert.equal((deleted.properties.scheduledPurgeDate - deleted.properties.deletedOn) / 86_400_000, 90);
  await refused(keys.getKey(name), 404, 'KeyNotFound', /was not found in this key vault/);
  await refused(use(key).unwrapKey('RSA-OAEP-256', result), 404, 'KeyNotFound', /was not found in this key vault/);
  await refused(keys.createRsaKey(name), 409, 'Conflict', /deleted but recoverable/);
  assert.ok((await all(keys.listDeletedKeys())).some((one) => one.name === name));
  const recovering = await keys.beginRecoverDeletedKey(name, { intervalInMs: 10 });
  assert.equal((await recovering.pollUntilDone()).name, name);
  assert.equal(Buffer.from((await use(key).unwrapKey('RSA-OAEP-256', result)).result).toString(), 'secret');
  await refused(keys.getDeletedKey(name), 404, 'KeyNotFound', /Deleted Key not found/);
  await (await keys.beginDeleteKey(name, { intervalInMs: 10 })).pollUntilDone();
  await keys.purgeDeletedKey(name);
  await refused(keys.getDeletedKey(name), 404, 'KeyNotFound', /Deleted Key not found/);
  await keys.createRsaKey(name);
});

await step('lists come in pages that follow each other', async () => {
  for (const number of Array.from({ length: 4 }, (_, index) => index)) {
    await keys.createEcKey(`page-${number}-${run}`, { curve: 'P-256' });
  }
  const sizes = [];
  const names = [];
  for await (const page of keys.listPropertiesOfKeys().byPage({ maxPageSize: 3 })) {
    sizes.push(page.length);
    names.push(...page.map((one) => one.name));
  }
  assert.ok(sizes.length > 1 && sizes.slice(0, -1).every((size) => size === 3), String(sizes));
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes(rsaName) && names.includes(`page-3-${run}`));
});

await step('each api-version that the client speaks', async () => {
  for (const serviceVersion of ['7.4', '7.5', '7.6', '2025-07-01']) {
    assert.equal((await new KeyClient(VAULT_URL, credential, { ...options, serviceVersion }).getKey(rsaName)).name, rsaName);
  }
  await refused(new KeyClient(VAULT_URL, credential, { ...options, serviceVersion: '1.0' }).getKey(rsaName), 400, 'BadParameter', /not recognized/);
});

console.log(`${steps} steps passed`);

// What the client checks by itself before it asks the vault is sent past it.
async function raw(method, path, body) {
  const { token } = await credential.getToken(VAULT_URL.replace(/\/$/, ''));
  const answer = await fetch(new URL(`${path}?api%2Dversion=7.6`, VAULT_URL), {
    method, body: JSON.stringify(body), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  return { status: answer.status, body: await answer.json() };
}
