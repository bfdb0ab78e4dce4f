// A custom handler that does what it is told, so that the host's answer to every misdeed can be seen.
// A queue message {"do":"..."} or the start of a timer's name tells it what; /p/<word> over HTTP.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { FUNCTIONS_CUSTOMHANDLER_PORT: port, RECORD: record, AT_START: atStart } = process.env;

console.log('handler: started');
console.error('handler: this goes to stderr');
if (atStart?.startsWith('exit')) {
  process.exit(Number(atStart.slice('exit'.length)));
}

const note = (what) => appendFileSync(record, JSON.stringify({ pid: process.pid, ...what }) + '\n');
const good = JSON.stringify({ outputs: {}, Logs: ['a line for the log'], ReturnValue: null, unknown: 1 });
const json = (response, text, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(text);

const waiting = new Map();
const once = (word) => {
  if (!waiting.has(word)) {
    let open;
    const opened = new Promise((resolve) => { open = resolve; });
    waiting.set(word, { opened, open });
  }
  return waiting.get(word);
};

const first = (word) => {
  const seen = existsSync(`${record}.${word}`);
  writeFileSync(`${record}.${word}`, '');
  return !seen;
};

const triggers = {
  ok: (response) => json(response, good),
  empty: (response) => response.writeHead(200).end(),
  nothing: (response) => response.writeHead(204).end(),
  null: (response) => json(response, 'null'),
  array: (response) => json(response, '[]'),
  broken: (response) => json(response, '{'),
  text: (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(good),
  untyped: (response) => response.writeHead(200).end(good),
  fault: (response) => json(response, good, 500),
  moved: (response) => response.writeHead(302, { location: '/moved-here' }).end(),
  hang: () => {},
  drop: (response) => response.destroy(),
  exit: () => process.exit(1),
  gate: async (response) => { await once('gate').opened; json(response, good); },
  // Once for each message, wherever the handler was restarted in between.
  faultOnce: (response, id) => (first(id) ? json(response, good, 500) : json(response, good)),
  hangOnce: (response, id) => (first(id) ? undefined : json(response, good)),
};

const pages = {
  echo: async (request, response, body) => {
    const whole = await body();
    json(response, JSON.stringify({
      method: request.method, url: request.url, raw: request.rawHeaders, bytes: whole.length,
      sha256: createHash('sha256').update(whole).digest('hex'),
    }));
  },
  own: (request, response) => response.writeHead(418, {
    'x-content-type-options': 'own', 'set-cookie': ['a=1', 'b=2'], 'content-range': 'bytes 0-1/9',
  }).end('teapot'),
  moved: (request, response) => response.writeHead(303, { location: '/p/echo' }).end(),
  none: (request, response) => response.writeHead(204).end(),
  fault: (request, response) => response.writeHead(500).end('own fault'),
  hang: () => {},
  exit: (request) => process.exit(Number(request.url.split('/')[3])),
  // Two halves of a reply; the second only when /p/open/half was called.
  halves: async (request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('first\n');
    await once('half').opened;
    response.end('second\n');
  },
  // Says when the first part of a request body is here.
  receive: async (request, response) => {
    const hash = createHash('sha256');
    for await (const part of request) {
      hash.update(part);
      once('received').open();
    }
    response.end(hash.digest('hex'));
  },
  open: (request, response) => { once(request.url.split('/')[3]).open(); response.end(); },
  await: async (request, response) => { await once(request.url.split('/')[3]).opened; response.end(); },
  environment: (request, response) => json(response, JSON.stringify(process.env)),
};

const readWhole = async (request) => {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const server = createServer(async (request, response) => {
  const [, first, second] = request.url.split(/[/?]/);
  if (request.url === '/') {
    response.end('ready');
  } else if (first.toLowerCase() === 'p' && pages[second]) {
    await pages[second](request, response, () => readWhole(request));
  } else {
    const text = (await readWhole(request)).toString();
    note({ url: request.url, method: request.method, raw: request.rawHeaders, text });
    if (request.url === '/moved-here') {
      json(response, request.method === 'GET' ? good : '{', 200);
      return;
    }
    const call = text.startsWith('{"Data"') ? JSON.parse(text) : {};
    const message = call.Data?.message ? JSON.parse(Buffer.from(call.Data.message, 'base64').toString()) : {};
    await (triggers[message.do] ?? triggers.ok)(response, JSON.parse(call.Metadata?.Id ?? '""'));
  }
});
server.keepAliveTimeout = 0;
if (atStart !== 'deaf') {
  server.listen(Number(port), '127.0.0.1');
} else {
  setInterval(() => {}, 1000);
}
