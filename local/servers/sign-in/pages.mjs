// The pages of the sign-in: plain HTML without script, one button per choice, each with a data attribute for tests to find.

const escapeHtml = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const page = (title, body) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
  body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; color: #212b32; background: #fff; }
  button, a.choice { display: block; box-sizing: border-box; width: 100%; margin: 0 0 .75rem; padding: .75rem 1rem; font: inherit; text-align: left;
    color: #212b32; background: #f0f4f5; border: 2px solid #4c6272; border-radius: 4px; text-decoration: none; cursor: pointer; }
  button:focus, a.choice:focus { outline: 4px solid #ffeb3b; outline-offset: 0; border-color: #212b32; }
  small { display: block; color: #4c6272; }
</style>
</head>
<body><main>
<h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>
`;

export function sendPage(response, html) {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(html);
}

const what = (user) => escapeHtml([
  ...user.guest ? ['a guest of this tenant'] : [],
  ...user.directory ? [user.directory.roles.join(', ') || 'no role', ...user.directory.active === false ? ['left'] : []] : [],
  ...user.firstAdministrator ? ['first administrator'] : [],
].map((word) => `, ${word}`).join(''));

export const choosePerson = (organisation) => page(`Sign in to ${organisation.name}`, `<p>This is the local world: choose who you are.</p>
<form method="post">
${organisation.users.map((user) => `<button name="oid" value="${user.oid}" data-user="${escapeHtml(user.userName)}">${escapeHtml(user.name)}<small>${
  escapeHtml(user.userName)}${what(user)}</small></button>`).join('\n')}
</form>`);

/** @param choices [{ organisation, href }] */
export const chooseOrganisation = (choices) => page('Choose your organisation', `<p>This is the local world: choose where you work.</p>
${choices.map(({ organisation, href }) => `<a class="choice" href="${escapeHtml(href)}" data-tenant="${organisation.tenantId}">${
  escapeHtml(organisation.name)}<small>${organisation.code}</small></a>`).join('\n')}`);

/** @param form the provider's own form with its one-time value; its id is op.logoutForm. */
export const signOut = (form) => page('Sign out', `${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" data-action="sign-out">Sign out</button>`);

export const signedOut = () => page('You are signed out', '<p>You can close this window.</p>');

export const refused = (error, why) => page('You cannot sign in', `<p>${escapeHtml(why ?? 'The sign-in was refused.')}</p>
<p><code data-error="${escapeHtml(error)}">${escapeHtml(error)}</code></p>`);
