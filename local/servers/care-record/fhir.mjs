// One FHIR request: fault, token, body, router, headers. Medplum's router knows resources; HTTP is ours.
import { badRequest, getStatus, isOk, normalizeOperationOutcome, OperationOutcomeError } from '@medplum/core';
import { FhirRouter } from '@medplum/fhir-router';
import { setTimeout as delay } from 'node:timers/promises';
import { readBody } from '../https.mjs';
import { capabilityStatement } from './metadata.mjs';
import { METHOD_NOT_ALLOWED } from './repository.mjs';

const router = new FhirRouter();
const MEDIA_TYPE = 'application/fhir+json; charset=utf-8';

export async function answerFhir({ record, request, response, url }) {
  const rest = url.pathname.slice(record.path.length).replace(/^\//, '');
  count(record, request.method, rest);

  const fault = record.faults.take(request.method, rest);
  if (fault?.kind === 'slow') {
    await delay(fault.milliseconds);
  } else if (fault?.kind === 'reset') {
    request.socket.destroy();
    return;
  } else if (fault?.kind === 'refuse') {
    response.writeHead(fault.status, { 'content-type': 'text/plain', 'retry-after': '1' }).end('The record server is down (asked for by a test).');
    return;
  }

  // Read before anything is refused: a client that is still sending would see a cut connection instead of the answer.
  const body = await readBody(request);

  // R4 section 3.1.0.8: metadata is for everybody.
  if (request.method === 'GET' && rest === 'metadata') {
    sendFhir(response, 200, capabilityStatement(record));
    return;
  }
  const refusal = await record.access(request.headers.authorization);
  if (refusal) {
    sendFhir(response, 401, outcome('login', refusal), { 'www-authenticate': 'Bearer' });
    return;
  }

  const turn = record.last.then(() => handle({ record, request, url, rest, body }));
  record.last = turn.catch(() => {});
  const answer = await turn;

  if (fault?.kind === 'lose') {
    request.socket.destroy();
  } else if (fault?.kind === 'fail') {
    sendFhir(response, fault.status, outcome('exception', 'The record server failed after its work (asked for by a test).'));
  } else {
    send({ record, request, response, ...answer });
  }
}

async function handle({ record, request, url, rest, body }) {
  try {
    const parsed = parseBody(request, rest, body);
    checkConditions(record.repository, request, rest, parsed);
    const [result, resource] = await router.handleRequest({
      method: request.method, url: `${rest}${url.search}`, body: parsed, headers: request.headers, config: { transactions: true },
    }, record.repository);
    return { result, resource };
  } catch (error) {
    if (error instanceof OperationOutcomeError) {
      return { result: error.outcome };
    }
    throw error;
  }
}

function parseBody(request, rest, body) {
  if (body.length === 0) {
    return undefined;
  }
  if (rest.endsWith('/_search')) {
    // The query's own form: a name that comes twice is a list.
    const form = new URLSearchParams(body.toString());
    return Object.fromEntries([...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }));
  }
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    throw new OperationOutcomeError(badRequest('The body is not JSON'), { cause: error });
  }
}

function checkConditions(repository, request, rest, parsed) {
  if (request.method === 'PUT') {
    const [type, id] = rest.split('/');
    repository.checkIfNoneMatch(type, id, request.headers['if-none-match']);
  }
  if (parsed?.resourceType === 'Bundle') {
    for (const entry of parsed.entry ?? []) {
      const [type, id] = entry.request?.url?.split('/') ?? [];
      if (entry.request?.method === 'PUT') {
        repository.checkIfNoneMatch(type, id, entry.request.ifNoneMatch);
      }
    }
  }
}

function send({ record, request, response, result, resource }) {
  const status = result === METHOD_NOT_ALLOWED || result.id === METHOD_NOT_ALLOWED.id ? 405 : getStatus(result);
  if (!isOk(result)) {
    sendFhir(response, status, result);
    return;
  }
  if (resource?.resourceType === 'Binary' && request.method === 'GET' && !/json|\*\/\*/.test(request.headers.accept ?? '*/*')) {
    response.writeHead(200, { 'content-type': resource.contentType, 'cache-control': 'no-store' }).end(Buffer.from(resource.data ?? '', 'base64'));
    return;
  }
  const headers = resource?.meta?.versionId
    ? { etag: `W/"${resource.meta.versionId}"`, 'last-modified': new Date(resource.meta.lastUpdated).toUTCString() }
    : {};
  if (status === 201) {
    headers.location = `${record.base}/${resource.resourceType}/${resource.id}/_history/${resource.meta.versionId}`;
  }
  const minimal = request.method !== 'GET' && /return=minimal/.test(request.headers.prefer ?? '');
  sendFhir(response, status, shape(record, resource, minimal) ?? result, headers);
}

/** Adds to bundles what R4 asks for and the router leaves out: fullUrl, etag, lastModified; takes resources out where only a receipt is wanted. */
function shape(record, resource, minimal) {
  if (resource?.resourceType !== 'Bundle') {
    return minimal ? undefined : resource;
  }
  for (const entry of resource.entry ?? []) {
    const inner = entry.resource;
    if (entry.response && inner?.meta) {
      entry.response.etag = `W/"${inner.meta.versionId}"`;
      entry.response.lastModified = inner.meta.lastUpdated;
    }
    if (inner?.id) {
      entry.fullUrl = `${record.base}/${inner.resourceType}/${inner.id}`;
    }
    if (minimal) {
      delete entry.resource;
    }
  }
  return resource;
}

function sendFhir(response, status, resource, headers = {}) {
  response.writeHead(status, { 'content-type': MEDIA_TYPE, 'cache-control': 'no-store', ...headers });
  response.end(JSON.stringify(resource));
}

const outcome = (code, text) => normalizeOperationOutcome({
  resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text } }],
});

function count(record, method, rest) {
  const what = `${method} ${rest.split('/')[0] || 'transaction'}`;
  record.counts[what] = (record.counts[what] ?? 0) + 1;
}
