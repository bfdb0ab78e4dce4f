// Who may do what in the account of state. Nobody has a role on `trail`: what writes checkpoints is not built yet, and gets a role of its own then.

import { roles } from '../roles.bicep'

param accountName string
@description('Names of the identities.')
param web string
param worker string

@description('Name of the role that reads and deletes: rendition-reader-role.bicep.')
param renditionReader string

resource webIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: web }
resource workerIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: worker }

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource renditions 'containers' existing = { name: 'renditions' }
    resource keys 'containers' existing = { name: 'keys' }
  }
}

// Both change requests, and a change is one transaction over rows of every kind: tables cannot be split between them.
resource bothChange 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for n in [0, 1]: {
    scope: account
    name: guid(account.id, n == 0 ? webIdentity.id : workerIdentity.id, roles.tableDataContributor)
    properties: {
      principalId: n == 0 ? webIdentity.properties.principalId : workerIdentity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
      description: 'Reads and changes requests, their indexes and the directory.'
    }
  }
]

// Web sends messages and never takes one: the pipeline's work is not its own.
resource webSends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, webIdentity.id, roles.queueMessageSender)
  properties: {
    principalId: webIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueMessageSender)
    description: 'Tells the pipeline what to look at.'
  }
}

// Readiness asks a queue for its properties, which sending does not cover. Messages hold opaque ids and nothing else.
resource webAsks 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, webIdentity.id, roles.queueDataReader)
  properties: {
    principalId: webIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueDataReader)
    description: 'Asks whether the queues answer.'
  }
}

// Reader and processor together cannot fill a poison queue, which the host does with what failed five times.
resource workerTakes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, workerIdentity.id, roles.queueDataContributor)
  properties: {
    principalId: workerIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueDataContributor)
    description: 'Takes work from the queues, puts it off, and sets aside what fails.'
  }
}

// Web shows renditions and clears erased ones. It has the keys to read them, so it must not be able to write any.
resource webShows 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::blobs::renditions
  name: guid(account.id, webIdentity.id, renditionReader)
  properties: {
    principalId: webIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', renditionReader)
    description: 'Shows renditions and clears erased ones.'
  }
}

resource workerSeals 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::blobs::renditions
  name: guid(account.id, workerIdentity.id, roles.blobDataContributor)
  properties: {
    principalId: workerIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
    description: 'Writes what it sealed.'
  }
}

// Keys of cookies. Worker has no cookies: whoever took it over cannot sign in as anybody.
resource webKeepsCookies 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::blobs::keys
  name: guid(account.id, 'keys', webIdentity.id, roles.blobDataContributor)
  properties: {
    principalId: webIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
    description: 'Keeps the sealed keys of sign-in cookies.'
  }
}
