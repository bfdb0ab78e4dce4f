using 'main.bicep'

// Production. Everything that is a secret, and what a run makes (the images), comes from the environment of whoever deploys; the rest is here, in
// the repository, where a change is seen. Replace the example organisation before the first deployment.

param environmentName = 'prod'
param production = true
param privateEndpoints = true
param frontDoor = readEnvironmentVariable('FRONT_DOOR', 'false') == 'true'
param publicHost = 'media.example.nhs.uk'
param certificateId = readEnvironmentVariable('CERTIFICATE_ID', '')
param image = readEnvironmentVariable('APP_IMAGE', '')
param scannerImage = readEnvironmentVariable('SCANNER_IMAGE', '')

// Until when a record of an adult must be kept, in days, as the organisation's own rule says: this is the platform's most careful guess, eight years.
param trailDays = 2922
param maxWorkers = 20

param organisations = [
  {
    code: 'X26T1'
    name: 'Example NHS Trust'
    publicName: 'Example hospital'
    phone: '01632 960101'
    website: 'https://www.example.nhs.uk'
    tenantId: '11111111-1111-4111-8111-111111111111'
    firstAdministrators: ['22222222-2222-4222-8222-222222222222']
    fhirBaseUri: 'https://record.example.nhs.uk/fhir/R4'
    fhirAudience: 'https://record.example.nhs.uk'
    recordIdentifierBase: 'https://media.example.nhs.uk/records'
    scan: 'Required'
  }
]

param signInClientId = '33333333-3333-4333-8333-333333333333'
param notifyTemplates = { en: '44444444-4444-4444-8444-444444444444' }
param notifyEmailTemplate = '55555555-5555-4555-8555-555555555555'
param alarmEmail = 'on-call@example.nhs.uk'
param monthlyBudget = 2000
param budgetStart = readEnvironmentVariable('BUDGET_START', '2026-12-01')
param secrets = json(readEnvironmentVariable('DEPLOY_SECRETS', '{}'))
