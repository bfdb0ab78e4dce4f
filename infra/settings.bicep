// The settings of the apps, by the names of docs/settings.md. A test holds this file to that list.

import { keyName, organisation, rowSecretName, setting } from 'types.bicep'

// Functions of one folder, two apps: each has the other's switched off. Both spellings of the host, as shells drop names with dots.
// A function that is in neither list runs in both: only Api may, whose health pages the platform asks (a test).
@export()
var webFunctions = ['Patient', 'Clinic']

@export()
var workerFunctions = [
  'SanitiseAndSeal'
  'FileMedia'
  'TellPeople'
  'CheckRequest'
  'DeliverWebhook'
  'Sweep'
  'SetAsideReceived'
  'SetAsideSealed'
  'SetAsideFiled'
  'SetAsideCheck'
  'SetAsideWebhook'
]

@export()
func switchedOff(functions string[]) setting[] =>
  flatten(map(functions, name => [
    { name: 'AzureWebJobs.${name}.Disabled', value: 'true' }
    { name: 'AzureWebJobs_${name}_Disabled', value: 'true' }
  ]))

@export()
@description('What the Functions host itself reads.')
func hostSettings(account string, clientId string, queues string, insights string) setting[] => [
  { name: 'FUNCTIONS_WORKER_RUNTIME', value: 'custom' }
  { name: 'FUNCTIONS_EXTENSION_VERSION', value: '~4' }
  { name: 'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT', value: '33554432' }
  { name: 'AzureWebJobsDisableHomepage', value: 'true' }
  // Host keys would be one more secret; no function of ours asks for one.
  { name: 'AzureWebJobsSecretStorageType', value: 'blob' }
  { name: 'AzureWebJobsStorage__accountName', value: account }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: clientId }
  { name: 'MediaQueues__queueServiceUri', value: queues }
  { name: 'MediaQueues__credential', value: 'managedidentity' }
  { name: 'MediaQueues__clientId', value: clientId }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights }
  { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${clientId};Authorization=AAD' }
]

@export()
func organisationSettings(one organisation, n int) setting[] =>
  concat(
    [
      { name: 'Organisations__${n}__Code', value: one.code }
      { name: 'Organisations__${n}__Name', value: one.name }
      { name: 'Organisations__${n}__PublicName', value: one.publicName }
      { name: 'Organisations__${n}__Phone', value: one.phone }
      { name: 'Organisations__${n}__Website', value: one.website }
      { name: 'Organisations__${n}__TenantId', value: one.tenantId }
      { name: 'Organisations__${n}__VaultKey', value: keyName(one.code) }
      { name: 'Organisations__${n}__RowSecret', value: rowSecretName(one.code) }
      { name: 'Organisations__${n}__FhirBaseUri', value: one.fhirBaseUri }
      { name: 'Organisations__${n}__FhirAudience', value: one.fhirAudience }
      { name: 'Organisations__${n}__RecordIdentifierBase', value: one.recordIdentifierBase }
      { name: 'Organisations__${n}__Scan', value: one.scan }
    ],
    map(
      one.firstAdministrators,
      (person, m) => { name: 'Organisations__${n}__FirstAdministrators__${m}', value: person }
    ),
    map(items(one.?more ?? {}), more => { name: 'Organisations__${n}__${more.key}', value: more.value })
  )
