// One way to listen for all servers of the world: HTTPS on 127.0.0.1 with the world's certificate, a health answer, a stop on SIGTERM.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

/** Reads an environment variable; a missing one stops the start with its name. */
export function setting(name) {
  const value = process.env[name];
  if (!value) {
    console.error(`The setting ${name} is missing. This server is started by the local world, not by hand.`);
    process.exit(2);
  }
  return value;
}

/** Largest request body in bytes: a photo of 8 MiB as base64 inside a FHIR transaction, with room. */
const MAX_BODY_BYTES = 24 * 1024 * 1024;

/** @returns {Promise<Buffer>} the whole body; throws above MAX_BODY_BYTES. */
export async function readBody(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) {
      throw new RangeError(`The body is larger than ${MAX_BODY_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Listens on WORLD_PORT; answers GET /health itself and hands everything else to `handle`. */
export function listen(name, handle) {
  const port = Number(setting('WORLD_PORT'));
  const server = createServer(
    { cert: readFileSync(setting('WORLD_CERTIFICATE')), key: readFileSync(setting('WORLD_KEY')) },
    (request, response) => {
      if (request.url === '/health') {
        response.writeHead(200, { 'content-type': 'text/plain' }).end(name);
        return;
      }
      Promise.resolve(handle(request, response)).catch((error) => {
        console.error(error);
        if (!response.headersSent) {
          response.writeHead(500, { 'content-type': 'text/plain' });
        }
        response.end();
      });
    });
  server.on('error', (error) => {
    console.error(`${name} cannot listen on port ${port}: ${error.code}`);
    process.exit(3);
  });
  server.listen(port, '127.0.0.1', () => console.log(`${name} listens on 127.0.0.1:${port}`));
  // Connections kept alive by clients would hold a graceful close open for ever.
  process.on('SIGTERM', () => { server.close(() => process.exit(0)); server.closeAllConnections(); });
}

/** Answers JSON. */
export function sendJson(response, status, value, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers });
  response.end(JSON.stringify(value));
}
