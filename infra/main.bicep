// The whole service in one resource group, in the order in which things need each other. docs/operations.md leads through it.
//
// Deployed twice: without `image`, what the apps need (network, storage, vaults, registry); then, when the image lies in the registry, the apps.

targetScope = 'subscription'

import { organisation, secretsByName } from 'types.bicep'

@description('Short name of this deployment: small letters and digits.')
@minLength(2)
@maxLength(8)
param environmentName string

param location string = 'uksouth'

@description('HSM keys, copies in three zones, replicas that are always there.')
param production bool

@description('Image of the apps in the registry, such as smiprod.azurecr.io/app:1. Empty: no apps yet.')
param image string = ''

@description('Image of the malware scanner. Empty: no scanner, and every organisation\'s scan must be Off.')
param scannerImage string = ''

@description('Host that browsers see, such as media.example.nhs.uk. Empty: the platform\'s name of the web app.')
param publicHost string = ''

@description('Id of the certificate of that host in the Container Apps environment. Empty: none yet, or Front Door has it.')
param certificateId string = ''

@description('Private endpoints for state, vaults and registry instead of firewalls that let the apps\' subnet in.')
param privateEndpoints bool

@description('Front Door before everything, with uploads on the same host. Wants privateEndpoints and publicHost.')
param frontDoor bool = false

param organisations organisation[]

@description('Application id of the Entra registration (docs/settings.md, The app registration).')
param signInClientId string

@description('Id of the GOV.UK Notify template by language: { en: \'…\' }.')
param notifyTemplates { *: string }

@description('GOV.UK Notify template of e-mails, for the numbers of view links. Empty: nothing can be shown outside.')
param notifyEmailTemplate string = ''

@description('Whether GOV.UK Notify sends delivery receipts (docs/settings.md, The texts): its token is then among the secrets.')
param receipts bool = true

@description('landlock: most container platforms allow no user namespaces (docs/adr/0005). bubblewrap where they do.')
@allowed(['bubblewrap', 'landlock'])
param sandboxKind string = 'landlock'

@description('Most workers at once. Each takes two items at a time.')
param maxWorkers int = 10

@description('Days for which deleted state can be brought back.')
param softDeleteDays int = 14

@description('Days for which a checkpoint of the trail cannot be changed or deleted: the retention period of the record.')
param trailDays int

@description('First two numbers of the network.')
param networkPrefix string = '10.60'

@description('Who is told of alarms and costs.')
param alarmEmail string

@description('Whether the readiness page is asked from outside. Wants publicHost.')
param watchReadiness bool = true

@description('Currency units a month.')
param monthlyBudget int

@description('First day of a month, such as 2026-12-01.')
param budgetStart string

@description('Secrets to be written, by name: notify-api-key, notify-receipt-token, sign-in, service-cookies, rows-{code}. What is not given stays as it is. docs/operations.md says how each is made.')
param secrets secretsByName = {}

var name = 'smi-${environmentName}'
// Names of accounts, vaults and registries are the world's: this part makes them ours.
var unique = take(uniqueString(subscription().subscriptionId, environmentName, location), 8)
var compact = 'smi${environmentName}${unique}'
var accounts = {
  state: take('${compact}st', 24)
  intake: take('${compact}in', 24)
  web: take('${compact}we', 24)
  worker: take('${compact}wo', 24)
}
var vaults = { media: take('${compact}md', 24), app: take('${compact}ap', 24), signing: take('${compact}sg', 24) }
var identities = { web: '${name}-web', worker: '${name}-worker', scanner: '${name}-scanner' }
var readerRole = guid(subscription().id, environmentName, 'rendition-reader')
var codes = map(organisations, one => one.code)
var inside = privateEndpoints ? 'private' : 'apps'
resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: name
  location: location
  tags: { 'azd-env-name': environmentName }
}

module network 'modules/network.bicep' = {
  scope: group
  params: { location: location, name: name, prefix: networkPrefix }
}

module web 'modules/identity.bicep' = {
  scope: group
  params: { location: location, name: identities.web }
}

module worker 'modules/identity.bicep' = {
  scope: group
  params: { location: location, name: identities.worker }
}

// Fetches the scanner's image, and has no other right.
module scannerIdentity 'modules/identity.bicep' = {
  scope: group
  params: { location: location, name: identities.scanner }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    name: name
    retentionDays: production ? 90 : 30
    writers: [identities.web, identities.worker]
  }
  dependsOn: [web, worker]
}

module registry 'modules/registry.bicep' = {
  scope: group
  params: {
    location: location
    name: compact
    private: privateEndpoints
    pullers: [identities.web, identities.worker, identities.scanner]
  }
  dependsOn: [web, worker, scannerIdentity]
}

module environmentOfApps 'modules/environment.bicep' = {
  scope: group
  params: {
    location: location
    name: name
    appsSubnet: network.outputs.appsSubnet
    workspaceId: monitoring.outputs.workspaceId
    closed: frontDoor
    zones: production
  }
}

var host = empty(publicHost) ? '${name}-web.${environmentOfApps.outputs.domain}' : publicHost

module state 'modules/storage-account.bicep' = {
  scope: group
  params: {
    location: location
    name: accounts.state
    sku: production ? 'Standard_GZRS' : 'Standard_LRS'
    reachedFrom: inside
    appsSubnet: network.outputs.appsSubnet
    softDeleteDays: softDeleteDays
  }
}

module stateContents 'modules/state-contents.bicep' = {
  scope: group
  params: { accountName: accounts.state, versionDays: softDeleteDays, trailDays: trailDays }
  dependsOn: [state]
}

// No copy in another region, no soft delete, no versions: what is deleted here must be gone (docs/threat-model.md, I3).
module intake 'modules/storage-account.bicep' = {
  scope: group
  params: {
    location: location
    name: accounts.intake
    sku: production ? 'Standard_ZRS' : 'Standard_LRS'
    reachedFrom: frontDoor ? 'private' : 'browsers'
    appsSubnet: network.outputs.appsSubnet
    softDeleteDays: 0
    // With Front Door the page and the uploads are of one origin, and no other needs a rule.
    uploadOrigin: frontDoor ? '' : 'https://${host}'
  }
}

module intakeContents 'modules/intake-contents.bicep' = {
  scope: group
  params: { accountName: accounts.intake }
  dependsOn: [intake]
}

module hostAccounts 'modules/storage-account.bicep' = [
  for one in ['web', 'worker']: {
    scope: group
    params: {
      location: location
      name: one == 'web' ? accounts.web : accounts.worker
      sku: production ? 'Standard_ZRS' : 'Standard_LRS'
      reachedFrom: inside
      appsSubnet: network.outputs.appsSubnet
      softDeleteDays: 0
    }
  }
]

module renditionReader 'modules/rendition-reader-role.bicep' = {
  params: { environmentName: environmentName, roleName: readerRole }
}

module stateRoles 'modules/state-roles.bicep' = {
  scope: group
  params: {
    accountName: accounts.state
    web: identities.web
    worker: identities.worker
    renditionReader: readerRole
  }
  dependsOn: [web, worker, stateContents, renditionReader]
}

module intakeRoles 'modules/intake-roles.bicep' = {
  scope: group
  params: { accountName: accounts.intake, web: identities.web, worker: identities.worker }
  dependsOn: [web, worker, intakeContents]
}

module hostRoles 'modules/host-role.bicep' = [
  for (one, n) in ['web', 'worker']: {
    scope: group
    params: {
      accountName: one == 'web' ? accounts.web : accounts.worker
      identity: one == 'web' ? identities.web : identities.worker
    }
    dependsOn: [hostAccounts, web, worker]
  }
]

module mediaVault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location
    name: vaults.media
    hsm: production
    reachedFrom: inside
    appsSubnet: network.outputs.appsSubnet
    workspaceId: monitoring.outputs.workspaceId
  }
}

module mediaKeys 'modules/media-keys.bicep' = {
  scope: group
  params: { vaultName: vaults.media, hsm: production, codes: codes, secrets: secrets }
  dependsOn: [mediaVault]
}

module mediaVaultRoles 'modules/media-vault-roles.bicep' = {
  scope: group
  params: { vaultName: vaults.media, web: identities.web, worker: identities.worker, codes: codes }
  dependsOn: [web, worker, mediaKeys]
}

module appVault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location
    name: vaults.app
    hsm: false
    reachedFrom: inside
    appsSubnet: network.outputs.appsSubnet
    workspaceId: monitoring.outputs.workspaceId
  }
}

module appSecrets 'modules/app-secrets.bicep' = {
  scope: group
  params: {
    vaultName: vaults.app
    secrets: secrets
    readers: concat(
      flatten(map(['notify-api-key', 'sign-in'], secret => [
        { secret: secret, identity: identities.web }
        { secret: secret, identity: identities.worker }
      ])),
      [{ secret: 'notify-receipt-token', identity: identities.web }]
    )
  }
  dependsOn: [appVault, web, worker]
}

module signingVault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location
    name: vaults.signing
    hsm: production
    reachedFrom: inside
    appsSubnet: network.outputs.appsSubnet
    workspaceId: monitoring.outputs.workspaceId
  }
}

module signingKey 'modules/signing-key.bicep' = {
  scope: group
  params: { vaultName: vaults.signing, hsm: production }
  dependsOn: [signingVault]
}

module privateEndpoint 'modules/private-endpoints.bicep' = if (privateEndpoints) {
  scope: group
  params: {
    location: location
    name: name
    networkId: network.outputs.networkId
    subnet: network.outputs.endpointsSubnet
    services: concat(
      map(['blob', 'queue', 'table'], part => { name: 'state-${part}', id: state.outputs.id, part: part }),
      [
        { name: 'intake-blob', id: intake.outputs.id, part: 'blob' }
        { name: 'web-blob', id: hostAccounts[0].outputs.id, part: 'blob' }
        { name: 'worker-blob', id: hostAccounts[1].outputs.id, part: 'blob' }
        { name: 'vault-media', id: mediaVault.outputs.id, part: 'vault' }
        { name: 'vault-app', id: appVault.outputs.id, part: 'vault' }
        { name: 'vault-signing', id: signingVault.outputs.id, part: 'vault' }
        { name: 'registry', id: registry.outputs.id, part: 'registry' }
      ]
    )
  }
}

module scanner 'modules/scanner.bicep' = if (!empty(scannerImage)) {
  scope: group
  params: {
    location: location
    name: '${name}-scanner'
    environmentId: environmentOfApps.outputs.id
    image: scannerImage
    registryServer: registry.outputs.server
    pullIdentityId: scannerIdentity.outputs.id
    replicas: production ? 2 : 1
  }
}

module apps 'modules/apps.bicep' = if (!empty(image)) {
  scope: group
  params: {
    location: location
    name: name
    environmentId: environmentOfApps.outputs.id
    image: image
    registryServer: registry.outputs.server
    publicHost: host
    certificateId: certificateId
    organisations: organisations
    web: { id: web.outputs.id, clientId: web.outputs.clientId, hostAccount: accounts.web }
    worker: { id: worker.outputs.id, clientId: worker.outputs.clientId, hostAccount: accounts.worker }
    storage: {
      blobs: state.outputs.blobs
      tables: state.outputs.tables
      queues: state.outputs.queues
      intake: intake.outputs.blobs
    }
    uploadAddress: frontDoor ? 'https://${host}/u/' : ''
    mediaVault: mediaVault.outputs.uri
    appVault: appVault.outputs.uri
    insightsName: name
    signInClientId: signInClientId
    notifyTemplates: notifyTemplates
    notifyEmailTemplate: notifyEmailTemplate
    receipts: receipts
    scannerHost: empty(scannerImage) ? '' : '${name}-scanner'
    sandboxKind: sandboxKind
    // Worker never goes to none: a timer has to fire, and nobody would be there to hear it.
    replicas: {
      web: { min: production ? 2 : 0, max: production ? 10 : 2 }
      worker: { min: 1, max: production ? maxWorkers : 2 }
    }
  }
  dependsOn: [appSecrets, mediaVaultRoles, stateRoles, intakeRoles, hostRoles, privateEndpoint]
}

module alerts 'modules/alerts.bicep' = if (!empty(image)) {
  scope: group
  params: {
    location: location
    name: name
    email: alarmEmail
    insightsId: monitoring.outputs.insightsId
    workspaceId: monitoring.outputs.workspaceId
    webId: apps!.outputs.webId
    workerId: apps!.outputs.workerId
    stateAccountId: state.outputs.id
    vaultIds: [mediaVault.outputs.id, appVault.outputs.id, signingVault.outputs.id]
  }
}

module availability 'modules/availability.bicep' = if (!empty(image) && watchReadiness) {
  scope: group
  params: {
    location: location
    name: name
    publicHost: host
    insightsId: monitoring.outputs.insightsId
    peopleId: alerts!.outputs.peopleId
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: { location: location, name: name, insightsId: monitoring.outputs.insightsId }
}

module door 'modules/front-door.bicep' = if (frontDoor && !empty(image)) {
  scope: group
  params: {
    name: name
    publicHost: publicHost
    webHost: apps!.outputs.webHost
    environmentId: environmentOfApps.outputs.id
    intakeBlobHost: '${intake.outputs.name}.blob.${environment().suffixes.storage}'
    intakeAccountId: intake.outputs.id
    location: location
  }
}

module budget 'modules/budget.bicep' = {
  scope: group
  params: { amount: monthlyBudget, start: budgetStart, email: alarmEmail }
}

// Names and addresses; no key, no connection string, nothing that opens anything.
output RESOURCE_GROUP string = group.name
output REGISTRY string = registry.outputs.name
output REGISTRY_SERVER string = registry.outputs.server
output PUBLIC_HOST string = host
output WEB_HOST string = apps.?outputs.webHost ?? ''
output FRONT_DOOR_HOST string = door.?outputs.endpoint ?? ''
output STATE_ACCOUNT string = state.outputs.name
output INTAKE_ACCOUNT string = intake.outputs.name
output MEDIA_VAULT string = mediaVault.outputs.name
output APP_VAULT string = appVault.outputs.name
