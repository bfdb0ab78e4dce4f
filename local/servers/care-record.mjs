// A FHIR R4 record server for each organisation, over HTTPS, on Medplum's router. Started by the local world (CareRecord/CareRecordServer.cs).
//   /{organisation}/fhir/…   what the product calls, with a bearer token
//   /control/…               what tests and the demo call, with the world's control key
import { readFileSync } from 'node:fs';
import { makeAccess } from './care-record/access.mjs';
import { answerControl } from './care-record/control.mjs';
import { Faults } from './care-record/faults.mjs';
import { answerFhir } from './care-record/fhir.mjs';
import { loadDefinitions, RecordRepository } from './care-record/repository.mjs';
import { seedPatients } from './care-record/patients.mjs';
import { listen, setting } from './https.mjs';

const seed = JSON.parse(readFileSync(new URL('seed.json', import.meta.url)));
const origin = `https://127.0.0.1:${setting('WORLD_PORT')}`;
loadDefinitions();

const records = await Promise.all(seed.organisations.map(async (organisation) => {
  const record = {
    organisation,
    path: `/${organisation.code.toLowerCase()}/fhir`,
    base: `${origin}/${organisation.code.toLowerCase()}/fhir`,
    repository: new RecordRepository(),
    faults: new Faults(),
    access: makeAccess(organisation.fhirAudience),
    counts: {},
    // Requests of one record run one after the other: a rolled-back transaction puts back what was there when it began.
    last: Promise.resolve(),
  };
  await seedPatients(record.repository, organisation);
  return record;
}));

listen('care-record', async (request, response) => {
  const url = new URL(request.url, origin);
  const record = records.find((r) => url.pathname === r.path || url.pathname.startsWith(`${r.path}/`));
  if (record) {
    await answerFhir({ record, request, response, url });
  } else if (url.pathname.startsWith('/control/')) {
    await answerControl({ records, request, response, url });
  } else {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page here.');
  }
});
