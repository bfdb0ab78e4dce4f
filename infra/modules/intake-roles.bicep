// Who may do what in the account that phones write to.

import { roles } from '../roles.bicep'

param accountName string
@description('Names of the identities.')
param web string
param worker string

resource webIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: web }
resource workerIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: worker }

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource container 'containers' existing = [for name in ['upload', 'received']: { name: name }]
  }
}

// Web signs the phones' rights with a key that is asked for in its name. Worker gives nobody a right, so it cannot ask.
resource webSigns 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, webIdentity.id, roles.blobDelegator)
  properties: {
    principalId: webIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDelegator)
    description: 'Signs the rights of phones. A right reaches no further than its signer: hence the next one.'
  }
}

// Web commits what a phone staged and copies it to received. A phone's right is never wider than what its signer may do, hence write.
resource webWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, n) in ['upload', 'received']: {
    scope: account::blobs::container[n]
    name: guid(account.id, name, webIdentity.id, roles.blobDataContributor)
    properties: {
      principalId: webIdentity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
      description: 'Commits uploads and copies them out of the browsers\' reach.'
    }
  }
]

// Worker reads originals and deletes them, ends what web left half done, and clears blocks that were never committed, for which storage wants write.
resource workerClears 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, n) in ['upload', 'received']: {
    scope: account::blobs::container[n]
    name: guid(account.id, name, workerIdentity.id, roles.blobDataContributor)
    properties: {
      principalId: workerIdentity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
      description: 'Reads originals, deletes them, and clears what was never committed.'
    }
  }
]
