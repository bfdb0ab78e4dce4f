// Reads one filed entry with a client that shares no code with ours, and prints what it saw as JSON.
// Environment: RECORD_BASE, RECORD_TOKEN, ENTRY_SYSTEM, ENTRY_VALUE, NODE_EXTRA_CA_CERTS.
import { Client } from 'fhir-kit-client';

const { RECORD_BASE, RECORD_TOKEN, ENTRY_SYSTEM, ENTRY_VALUE } = process.env;
const client = new Client({ baseUrl: RECORD_BASE, bearerToken: RECORD_TOKEN });

const search = (resourceType, searchParams) => client.search({ resourceType, searchParams, options: { postSearch: true } });
const found = await search('DocumentReference', { identifier: `${ENTRY_SYSTEM}|${ENTRY_VALUE}` });
const documents = (found.entry ?? []).map((entry) => entry.resource);
const document = await client.read({ resourceType: 'DocumentReference', id: documents[0].id });
const provenances = await search('Provenance', { target: `DocumentReference/${document.id}` });
const audits = await search('AuditEvent', { entity: `DocumentReference/${document.id}` });
const patient = await client.resolve({ reference: document.subject.reference, context: document });

console.log(JSON.stringify({
  documents: documents.length,
  patient: patient.id,
  status: document.status,
  contents: document.content.map(({ attachment }) => ({
    url: attachment.url,
    size: attachment.size,
    contentType: attachment.contentType,
    sha256: attachment.extension.find(({ url }) => url.endsWith('/sha-256')).valueString,
  })),
  provenances: (provenances.entry ?? []).map(({ resource }) => resource.entity.map(({ what }) => what.identifier.value)),
  audits: (audits.entry ?? []).map(({ resource }) => resource.type.code),
}));
