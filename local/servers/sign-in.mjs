// Two Entra-like tenants and the "organizations" entry, over HTTPS, on oidc-provider. Started by the local world (SignIn/SignInServer.cs).
import { readFileSync } from 'node:fs';
import { listen, setting } from './https.mjs';
import { answerOrganisations } from './sign-in/organisations.mjs';
import { makeSigningKey, makeTenant } from './sign-in/tenant.mjs';

const seed = JSON.parse(readFileSync(new URL('seed.json', import.meta.url)));
const origin = `https://127.0.0.1:${setting('WORLD_PORT')}`;
const application = {
  clientId: seed.signInClientId,
  clientSecret: setting('SIGN_IN_CLIENT_SECRET'),
  machineSecret: setting('SIGN_IN_MACHINE_SECRET'),
  redirectUris: setting('SIGN_IN_REDIRECT_URIS').split(' '),
  signedOutUris: setting('SIGN_IN_SIGNED_OUT_URIS').split(' '),
};

const signingKey = await makeSigningKey();
const tenants = seed.organisations.map((organisation, n) => makeTenant({ n, origin, organisation, application, signingKey }));

listen('sign-in', async (request, response) => {
  const url = new URL(request.url, origin);
  const tenant = tenants.find((t) => url.pathname.startsWith(`${t.path}/`));
  if (tenant) {
    await tenant.answer(request, response, url);
  } else if (url.pathname.startsWith('/organizations/v2.0/')) {
    await answerOrganisations({ request, response, url, origin, tenants });
  } else {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page here.');
  }
});
