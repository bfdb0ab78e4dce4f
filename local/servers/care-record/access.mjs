// Who may call a record: bearers of a token that the world's managed identity issued for exactly this record's audience.
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { setting } from '../https.mjs';

let keys;

/** @returns {(authorization: string | undefined) => Promise<string | undefined>} why the caller is refused, or undefined. */
export function makeAccess(audience) {
  return async (authorization) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) {
      return 'A bearer token is required.';
    }
    // One set for all records, fetched when the first token comes: the issuer starts beside this server.
    keys ??= createRemoteJWKSet(new URL(setting('CARE_RECORD_JWKS')));
    try {
      await jwtVerify(token, keys, { audience, issuer: setting('CARE_RECORD_TOKEN_ISSUER'), algorithms: ['RS256'], requiredClaims: ['exp'] });
      return undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError) {
        return `The token is refused (${error.code}).`;
      }
      throw error;
    }
  };
}
