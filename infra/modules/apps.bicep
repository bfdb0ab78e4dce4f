// Web and worker: what they share, and what tells them apart.

import { organisation } from '../types.bicep'
import { hostSettings, organisationSettings, switchedOff, webFunctions, workerFunctions } from '../settings.bicep'

param location string
param name string
param environmentId string
param image string
param registryServer string
param publicHost string
param certificateId string
param organisations organisation[]

@description('{ id, clientId } of each app\'s identity.')
param web { id: string, clientId: string, hostAccount: string }
param worker { id: string, clientId: string, hostAccount: string }

@description('Endpoints of the accounts.')
param storage { blobs: string, tables: string, queues: string, intake: string }

@description('Where browsers put their blocks, if not at the account itself.')
param uploadAddress string
param mediaVault string
param appVault string
param insightsName string
param signInClientId string
param notifyTemplates { *: string }
param notifyEmailTemplate string
param receipts bool
param scannerHost string
param sandboxKind string

@description('{ web, worker }: fewest and most replicas.')
param replicas { web: { min: int, max: int }, worker: { min: int, max: int } }

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

var common = concat(
  [
    { name: 'ASPNETCORE_ENVIRONMENT', value: 'Production' }
    { name: 'Site__PublicOrigin', value: 'https://${publicHost}' }
    { name: 'Storage__BlobServiceUri', value: storage.blobs }
    { name: 'Storage__TableServiceUri', value: storage.tables }
    { name: 'Storage__IntakeServiceUri', value: storage.intake }
    { name: 'Vault__Uri', value: mediaVault }
    { name: 'Vault__ServiceKey', value: 'service' }
    { name: 'Vault__ServiceSecret', value: 'service-cookies' }
    { name: 'SignIn__Instance', value: environment().authentication.loginEndpoint }
    { name: 'SignIn__ClientId', value: signInClientId }
    { name: 'SignIn__ClientSecret', secretRef: 'sign-in' }
    { name: 'Notify__BaseUri', value: 'https://api.notifications.service.gov.uk' }
    { name: 'Notify__ApiKey', secretRef: 'notify-api-key' }
    { name: 'Sandbox__Kind', value: sandboxKind }
    { name: 'Sandbox__ScratchFolder', value: '/scratch/items' }
  ],
  empty(uploadAddress) ? [] : [{ name: 'Storage__UploadAddress', value: uploadAddress }],
  empty(scannerHost) ? [] : [{ name: 'Scan__Host', value: scannerHost }, { name: 'Scan__Port', value: '3310' }],
  empty(notifyEmailTemplate) ? [] : [{ name: 'Notify__EmailTemplate', value: notifyEmailTemplate }],
  map(items(notifyTemplates), one => { name: 'Notify__Templates__${one.key}', value: one.value }),
  flatten(map(organisations, (one, n) => organisationSettings(one, n)))
)

// Both check their settings at start, the sign-in too, so worker holds that secret as well; it serves no page on which it could be used.
var shared = ['notify-api-key', 'sign-in']

module webApp 'app.bicep' = {
  params: {
    location: location
    name: '${name}-web'
    environmentId: environmentId
    image: image
    registryServer: registryServer
    identityId: web.id
    settings: concat(
      common,
      hostSettings(web.hostAccount, web.clientId, storage.queues, insights.properties.ConnectionString),
      [
        { name: 'ManagedIdentity__ClientId', value: web.clientId }
        { name: 'AzureFunctionsWebHost__hostid', value: '${name}-web' }
      ],
      receipts ? [{ name: 'Notify__ReceiptToken', secretRef: 'notify-receipt-token' }] : [],
      switchedOff(workerFunctions)
    )
    secrets: map(receipts ? concat(shared, ['notify-receipt-token']) : shared, one => {
      name: one
      keyVaultUrl: '${appVault}secrets/${one}'
      identity: web.id
    })
    public: true
    host: publicHost
    certificateId: certificateId
    cpu: '1'
    memory: '2Gi'
    minReplicas: replicas.web.min
    maxReplicas: replicas.web.max
  }
}

module workerApp 'app.bicep' = {
  params: {
    location: location
    name: '${name}-worker'
    environmentId: environmentId
    image: image
    registryServer: registryServer
    identityId: worker.id
    settings: concat(
      common,
      hostSettings(worker.hostAccount, worker.clientId, storage.queues, insights.properties.ConnectionString),
      [
        { name: 'ManagedIdentity__ClientId', value: worker.clientId }
        { name: 'AzureFunctionsWebHost__hostid', value: '${name}-worker' }
      ],
      switchedOff(webFunctions)
    )
    secrets: map(shared, one => {
      name: one
      keyVaultUrl: '${appVault}secrets/${one}'
      identity: worker.id
    })
    public: false
    host: ''
    certificateId: ''
    // Two items at a time, each with a sandbox of up to 2 GiB of address space, beside the host and the handler.
    cpu: '2'
    memory: '4Gi'
    minReplicas: replicas.worker.min
    maxReplicas: replicas.worker.max
  }
}

output webHost string = webApp.outputs.host
output webId string = webApp.outputs.id
output workerId string = workerApp.outputs.id
