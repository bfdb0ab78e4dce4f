using 'main.bicep'

// A place to try things: no HSM, no private endpoints, one copy, no patients. The same rights and the same rules as production.

param environmentName = 'dev'
param production = false
param privateEndpoints = false
param publicHost = readEnvironmentVariable('PUBLIC_HOST', '')
param image = readEnvironmentVariable('APP_IMAGE', '')
param scannerImage = readEnvironmentVariable('SCANNER_IMAGE', '')
param trailDays = 1

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
param receipts = false
param alarmEmail = 'on-call@example.nhs.uk'
param monthlyBudget = 200
param budgetStart = readEnvironmentVariable('BUDGET_START', '2026-12-01')
param secrets = json(readEnvironmentVariable('DEPLOY_SECRETS', '{}'))
