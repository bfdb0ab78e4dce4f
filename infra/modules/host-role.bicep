// The Functions host's own account: its locks, its keys, the times of its timers. It wants to own the blobs, which is why it has an account to
// itself and shares none with media. https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity

import { roles } from '../roles.bicep'

param accountName string

@description('Name of the identity.')
param identity string

resource who 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identity }

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = { name: accountName }

resource hosts 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, who.id, roles.blobDataOwner)
  properties: {
    principalId: who.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataOwner)
    description: 'Locks, keys and timers of this app\'s Functions host.'
  }
}
