// What Entra serves at /organizations/v2.0: one discovery document for every tenant, and a choice of the tenant before the choice of the person.
import { readBody, sendJson } from '../https.mjs';
import { chooseOrganisation, sendPage } from './pages.mjs';

const BASE = '/organizations/v2.0';

export async function answerOrganisations({ request, response, url, origin, tenants }) {
  switch (`${request.method} ${url.pathname.slice(BASE.length)}`) {
    case 'GET /.well-known/openid-configuration':
      sendJson(response, 200, discovery(origin), { 'access-control-allow-origin': '*' });
      return;
    case 'GET /jwks':
      // Every tenant signs with the same key.
      tenants[0].forward(request, response, '/jwks');
      return;
    case 'GET /auth':
      chooseTenant(response, url, tenants, '/auth');
      return;
    case 'GET /session/end':
      chooseTenant(response, url, tenants, '/session/end');
      return;
    case 'POST /token':
      await redeem(request, response, tenants);
      return;
    default:
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page here.');
  }
}

const discovery = (origin) => ({
  // Literally so in Entra's document: the token's own tid takes the place of {tenantid}.
  issuer: `${origin}/{tenantid}/v2.0`,
  authorization_endpoint: `${origin}${BASE}/auth`,
  token_endpoint: `${origin}${BASE}/token`,
  end_session_endpoint: `${origin}${BASE}/session/end`,
  jwks_uri: `${origin}${BASE}/jwks`,
  response_types_supported: ['code'],
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_post'],
  scopes_supported: ['openid', 'offline_access', 'profile', 'email'],
  claims_supported: ['sub', 'oid', 'tid', 'ver', 'roles', 'name', 'preferred_username', 'iss', 'aud', 'exp', 'iat', 'nonce'],
  code_challenge_methods_supported: ['S256'],
});

function chooseTenant(response, url, tenants, rest) {
  const known = tenants.find((tenant) => isMeant(tenant, url.searchParams));
  if (known) {
    response.writeHead(302, { location: known.path + rest + url.search, 'cache-control': 'no-store' }).end();
    return;
  }
  sendPage(response, chooseOrganisation(
    tenants.map(({ organisation, path }) => ({ organisation, href: path + rest + url.search }))));
}

/** Who signs out, or came with a hint, has chosen already. */
function isMeant({ organisation }, query) {
  const hint = query.get('domain_hint') ?? query.get('login_hint')?.split('@').at(-1);
  return organisation.website === `https://${hint}` || tenantOf(query.get('id_token_hint')) === organisation.tenantId;
}

function tenantOf(token) {
  try {
    // Only to find the tenant; that tenant checks the signature.
    return token && JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url')).tid;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** A code says nothing about its tenant, so each is asked whether it is theirs. */
async function redeem(request, response, tenants) {
  const body = (await readBody(request)).toString();
  const form = new URLSearchParams(body);
  for (const tenant of tenants) {
    if (await tenant.provider.AuthorizationCode.find(form.get('code') ?? '')
      || await tenant.provider.RefreshToken.find(form.get('refresh_token') ?? '')) {
      // The stream was read to find the code; the provider takes the body from here instead.
      request.body = body;
      tenant.forward(request, response, '/token');
      return;
    }
  }
  sendJson(response, 400, { error: 'invalid_grant', error_description: 'No tenant knows this code.' });
}
