// What logs in to others: GOV.UK Notify, Entra. The apps' settings name them; the platform reads them with the app's identity. They have a vault of
// their own, so that the right to read them is no right to read row secrets.

import { roles } from '../roles.bicep'
import { secretsByName } from '../types.bicep'

param vaultName string

@description('notify-api-key, notify-receipt-token, sign-in. One that is not given stays as it is.')
param secrets secretsByName

@description('Which identity, by its name, may read which secret.')
param readers { identity: string, secret: string }[]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = [
  for one in readers: { name: one.identity }
]

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = { name: vaultName }

resource secret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [
  for name in ['notify-api-key', 'notify-receipt-token', 'sign-in']: if (contains(secrets, name)) {
    parent: vault
    name: name
    properties: { value: secrets[?name] ?? '' }
  }
]

resource known 'Microsoft.KeyVault/vaults/secrets@2025-05-01' existing = [
  for reader in readers: {
    parent: vault
    name: reader.secret
  }
]

// Secret by secret: worker takes no receipts, so it cannot read what proves one.
resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (reader, n) in readers: {
    scope: known[n]
    name: guid(vault.id, reader.secret, identity[n].id, roles.secretsUser)
    properties: {
      principalId: identity[n].properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
      description: 'Reads ${reader.secret} at start.'
    }
    dependsOn: [secret]
  }
]
