// One tenant: an oidc-provider whose tokens are shaped as Entra's v2.0 ones.
import { randomBytes, createHash } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { interactionPolicy } from 'oidc-provider';
import { readBody } from '../https.mjs';
import { choosePerson, refused, sendPage, signedOut, signOut } from './pages.mjs';

/** Seconds that tokens live: as Entra's usual hour. */
const TOKEN_SECONDS = 3600;

/** Seconds that a code and an unfinished sign-in live. */
const CODE_SECONDS = 300;
const INTERACTION_SECONDS = 3600;

/** Both tenants sign with one key, as Entra's do, so that "organizations" can name one set of keys. */
export async function makeSigningKey() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...await exportJWK(privateKey), kid: randomBytes(12).toString('base64url'), use: 'sig', alg: 'RS256' };
}

export function makeTenant({ n, origin, organisation, application, signingKey }) {
  const path = `/${organisation.tenantId}/v2.0`;
  const provider = new Provider(origin + path, configuration({ n, path, organisation, application, signingKey }));
  const callback = provider.callback();

  return {
    path,
    provider,
    organisation,
    async answer(request, response, url) {
      if (url.pathname.startsWith(`${path}/person/`)) {
        await answerPersonPage({ provider, organisation, request, response });
      } else {
        this.forward(request, response, request.url.slice(path.length));
      }
    },
    /** Hands a request to the provider; `rest` is the path below the tenant. */
    forward(request, response, rest) {
      request.originalUrl = path + rest;
      request.url = rest;
      callback(request, response);
    },
  };
}

function configuration({ n, path, organisation, application, signingKey }) {
  const { Prompt, base } = interactionPolicy;
  const policy = base();
  // Entra's clients send prompt=select_account; an unknown prompt would be refused.
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);

  return {
    jwks: { keys: [signingKey] },
    clients: [webClient(application), ...organisation.machines.map((machine) => machineClient(machine, application))],
    findAccount: (_, subject) => findPerson(organisation, subject),
    claims: { openid: ['sub', 'oid', 'tid', 'ver', 'acct'], profile: ['name', 'preferred_username'], email: ['email'] },
    // Entra puts profile claims into the ID token whatever the flow.
    conformIdTokenClaims: false,
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    // As a new registration in Entra: implicit grants are off.
    responseTypes: ['code'],
    pkce: { required: () => true },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Cookies ignore ports and both tenants share a host, so that the names must differ.
      names: { session: `sign-in-${n}`, interaction: `sign-in-${n}-step`, resume: `sign-in-${n}-resume` },
    },
    interactions: { policy, url: (_, interaction) => `${path}/person/${interaction.uid}` },
    // The application is the organisation's own: nobody is asked whether it may see their name.
    loadExistingGrant: grantEverything,
    renderError: (ctx, { error, error_description: why }) => { ctx.type = 'html'; ctx.body = refused(error, why); },
    extraTokenClaims: (_, token) => machineClaims(organisation, token),
    formats: { customizers: { jwt: shapeAsEntra } },
    ttl: {
      AccessToken: TOKEN_SECONDS, ClientCredentials: TOKEN_SECONDS, IdToken: TOKEN_SECONDS, Grant: TOKEN_SECONDS,
      Session: TOKEN_SECONDS, AuthorizationCode: CODE_SECONDS, Interaction: INTERACTION_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      // Entra offers neither, and ASP.NET Core would use the first one wherever it is offered.
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => { ctx.body = signOut(form); },
        postLogoutSuccessSource: (ctx) => { ctx.body = signedOut(); },
      },
      resourceIndicators: {
        enabled: true,
        // Entra knows no `resource` parameter: a machine's token is always for the application.
        defaultResource: (ctx) => (ctx.oidc.params?.grant_type === 'client_credentials' ? `api://${application.clientId}` : undefined),
        getResourceServerInfo: () => ({
          scope: `${application.clientId}/.default api://${application.clientId}/.default`,
          audience: application.clientId,
          accessTokenTTL: TOKEN_SECONDS,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

const webClient = (application) => ({
  client_id: application.clientId,
  client_secret: application.clientSecret,
  client_name: 'SecureMediaIntake',
  redirect_uris: application.redirectUris,
  post_logout_redirect_uris: application.signedOutUris,
  response_types: ['code'],
  grant_types: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_method: 'client_secret_post',
});

const machineClient = (machine, application) => ({
  client_id: machine.clientId,
  client_secret: application.machineSecret,
  client_name: machine.name,
  redirect_uris: [],
  response_types: [],
  grant_types: ['client_credentials'],
  token_endpoint_auth_method: 'client_secret_post',
});

/** Entra's sub differs per application and is not the oid: who mixes them up must fail here too. */
const subjectOf = (user) => createHash('sha256').update(`subject of ${user.oid}`).digest('base64url');

function findPerson(organisation, subject) {
  const person = organisation.users.find((user) => subjectOf(user) === subject);
  return person && {
    accountId: subject,
    claims: () => ({
      sub: subject,
      oid: person.oid,
      tid: organisation.tenantId,
      ver: '2.0',
      name: person.name,
      preferred_username: person.userName,
      email: person.userName,
      // Optional claim that the registration asks for: 0 a member of the tenant, 1 a guest.
      acct: person.guest ? 1 : 0,
    }),
  };
}

async function grantEverything(ctx) {
  const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
  grant.addOIDCScope('openid profile email offline_access');
  await grant.save();
  return grant;
}

function machineClaims(organisation, token) {
  const machine = organisation.machines.find((m) => m.clientId === token.clientId);
  return machine && {
    tid: organisation.tenantId, oid: machine.oid, azp: machine.clientId, azpacr: '1', idtyp: 'app', ver: '2.0',
    ...(machine.roles.length > 0 ? { roles: machine.roles } : {}),
  };
}

function shapeAsEntra(_, token, jwt) {
  jwt.header = { ...jwt.header, typ: 'JWT' };
  jwt.payload.sub = jwt.payload.oid ?? jwt.payload.sub;
  delete jwt.payload.client_id;
  delete jwt.payload.scope;
}

async function answerPersonPage({ provider, organisation, request, response }) {
  if (request.method === 'POST') {
    const chosen = new URLSearchParams((await readBody(request)).toString()).get('oid');
    const person = organisation.users.find((user) => user.oid === chosen);
    const result = person
      ? { login: { accountId: subjectOf(person) }, select_account: {} }
      : { error: 'access_denied', error_description: 'Nobody was chosen.' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  // Throws where the sign-in is unknown or over; the edge answers 500 and the log says why.
  await provider.interactionDetails(request, response);
  sendPage(response, choosePerson(organisation));
}
