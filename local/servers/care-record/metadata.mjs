// The CapabilityStatement of one record: what this server really does, switches included. Medplum's router brings none.

const TYPES = ['AuditEvent', 'Binary', 'Communication', 'Consent', 'DocumentReference', 'Media', 'Observation', 'Organization', 'Patient',
  'Practitioner', 'PractitionerRole', 'Provenance', 'Questionnaire', 'QuestionnaireResponse', 'RelatedPerson', 'ServiceRequest', 'Task'];

const INTERACTIONS = ['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'create', 'search-type'];

export function capabilityStatement(record) {
  const { switches } = record.repository;
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-01-01',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['json', 'application/fhir+json'],
    software: { name: 'SecureMediaIntake local world, on Medplum FHIR router', version: '5.2.13' },
    implementation: { description: `Care record of ${record.organisation.name}`, url: record.base },
    rest: [{
      mode: 'server',
      documentation: switches.honoursIfNoneMatch ? 'PUT honours If-None-Match: *' : 'PUT ignores If-None-Match',
      security: { service: [{ text: 'OAuth 2.0 bearer token' }] },
      resource: TYPES.map((type) => ({
        type,
        interaction: INTERACTIONS.map((code) => ({ code })),
        versioning: 'versioned-update',
        readHistory: true,
        updateCreate: switches.updateCreates,
        conditionalCreate: true,
        conditionalUpdate: true,
      })),
      interaction: [{ code: 'transaction' }, { code: 'batch' }],
    }],
  };
}
