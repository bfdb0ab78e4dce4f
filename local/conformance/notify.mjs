// Runs GOV.UK Notify's own JavaScript client against the local text service and stops at the first difference.
// Environment: NOTIFY_URL, NOTIFY_API_KEY, NOTIFY_TEMPLATE, NODE_EXTRA_CA_CERTS.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { NotifyClient } from 'notifications-node-client';

const url = process.env.NOTIFY_URL.replace(/\/$/, '');
const key = process.env.NOTIFY_API_KEY;
const template = process.env.NOTIFY_TEMPLATE;
const client = new NotifyClient(url, key);
const personalisation = {
  first_name: 'Sam', organisation: 'Example Clinic', link: 'https://127.0.0.1/p#ABC', last_day: '3 March', phone: '0113 496 0000',
};
const refused = (promise, status, error, message) =>
  assert.rejects(promise, ({ response }) => {
    assert.equal(response.status, status);
    assert.equal(response.data.status_code, status);
    assert.equal(response.data.errors[0].error, error);
    assert.match(response.data.errors[0].message, message);
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

const reference = randomUUID();
let id;
await step('send a text', async () => {
  const { status, data } = await client.sendSms(template, '07700 900123', { personalisation, reference });
  assert.equal(status, 201);
  assert.equal(data.reference, reference);
  assert.equal(data.content.body, 'Sam, Example Clinic asks you to send photos for your care. '
    + 'Use https://127.0.0.1/p#ABC by 3 March. Help: 0113 496 0000');
  assert.equal(data.template.id, template);
  assert.equal(data.uri, `${url}/v2/notifications/${data.id}`);
  id = data.id;
});

await step('ask for it', async () => {
  const { data } = await client.getNotificationById(id);
  assert.equal(data.id, id);
  assert.equal(data.type, 'sms');
  assert.equal(data.phone_number, '07700 900123');
  assert.ok(['created', 'sending', 'delivered'].includes(data.status), data.status);
  assert.equal(data.email_address, null);
  assert.ok(Math.abs(new Date(data.created_at) - Date.now()) < 60_000);
});

await step('find it by its reference, and nothing by another', async () => {
  const { data } = await client.getNotifications('sms', undefined, reference);
  assert.deepEqual(data.notifications.map((one) => one.id), [id]);
  assert.deepEqual((await client.getNotifications('sms', undefined, randomUUID())).data.notifications, []);
});

await step('errors', async () => {
  const { link, ...without } = personalisation;
  await refused(client.sendSms(template, '07700900123', { personalisation: without }), 400, 'BadRequestError', /^Missing personalisation: link$/);
  await refused(client.sendSms(randomUUID(), '07700900123', {}), 400, 'BadRequestError', /^Template not found$/);
  await refused(client.sendSms(template, '0770090012', { personalisation }), 400, 'ValidationError', /^phone_number Not enough digits$/);
  await refused(client.sendSms('request', '07700900123', {}), 400, 'ValidationError', /^template_id is not a valid UUID$/);
  await refused(client.getNotificationById(randomUUID()), 404, 'NoResultFound', /^No result found$/);
  const other = new NotifyClient(url, `${key.slice(0, -36)}${randomUUID()}`);
  await refused(other.getNotificationById(id), 403, 'AuthError', /^Invalid token: API key not found$/);
  const stranger = new NotifyClient(url, `name-${randomUUID()}-${key.slice(-36)}`);
  await refused(stranger.getNotificationById(id), 403, 'AuthError', /^Invalid token: service not found$/);
});

console.log(`${steps} steps passed`);
