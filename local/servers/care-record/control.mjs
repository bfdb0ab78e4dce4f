// What tests do to a record behind the product's back: faults, switches, looking, changing, starting anew.
import { timingSafeEqual } from 'node:crypto';
import { OperationOutcomeError } from '@medplum/core';
import { readBody, sendJson, setting } from '../https.mjs';
import { seedPatients } from './patients.mjs';

export async function answerControl({ records, request, response, url }) {
  if (!isAllowed(request)) {
    sendJson(response, 403, { problem: 'The control key is missing or wrong.' });
    return;
  }
  const [, , code, action] = url.pathname.split('/');
  const record = records.find((r) => r.organisation.code === code);
  if (!record) {
    sendJson(response, 404, { problem: `There is no organisation ${code}.` });
    return;
  }
  const text = (await readBody(request)).toString();
  const body = text ? JSON.parse(text) : {};

  switch (`${request.method} ${action}`) {
    case 'POST faults': {
      const problem = record.faults.add(body);
      sendJson(response, problem ? 400 : 200, problem ? { problem } : {});
      return;
    }
    case 'DELETE faults':
      record.faults.clear();
      sendJson(response, 200, {});
      return;
    case 'PUT switches':
      Object.assign(record.repository.switches, body);
      sendJson(response, 200, record.repository.switches);
      return;
    case 'GET counts':
      sendJson(response, 200, record.counts);
      return;
    case 'GET resources':
      sendJson(response, 200, record.repository.all(url.searchParams.get('type')));
      return;
    case 'PUT resources':
      await change(record, response, () => record.repository.updateResource(body));
      return;
    case 'DELETE resources':
      await change(record, response, () => record.repository.deleteResource(url.searchParams.get('type'), url.searchParams.get('id')));
      return;
    case 'POST reset':
      record.repository.clear();
      record.faults.clear();
      record.counts = {};
      await seedPatients(record.repository, record.organisation);
      sendJson(response, 200, {});
      return;
    default:
      sendJson(response, 404, { problem: 'There is no such control.' });
  }
}

function isAllowed(request) {
  const given = Buffer.from(request.headers['x-control-key'] ?? '');
  const wanted = Buffer.from(setting('CARE_RECORD_CONTROL_KEY'));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Takes its turn among the product's requests, or it would be undone by a transaction that rolls back. */
async function change(record, response, act) {
  const turn = record.last.then(act);
  record.last = turn.catch(() => {});
  try {
    sendJson(response, 200, await turn ?? {});
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) {
      throw error;
    }
    sendJson(response, 400, error.outcome);
  }
}
