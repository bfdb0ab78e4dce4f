// The patients of the seed as FHIR R4 Patient resources.

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

export async function seedPatients(repository, organisation) {
  for (const patient of organisation.patients) {
    await repository.updateResource(toFhir(patient));
  }
}

function toFhir(patient) {
  return {
    resourceType: 'Patient',
    id: patient.id,
    identifier: [{ use: 'official', system: NHS_NUMBER, value: patient.nhsNumber }],
    active: patient.active ?? true,
    name: [{ use: 'official', family: patient.family, given: patient.given }],
    telecom: [{ system: 'phone', value: patient.mobile, use: 'mobile' }],
    gender: patient.gender,
    birthDate: patient.birthDate,
    ...(patient.deceased ? { deceasedBoolean: true } : {}),
  };
}
