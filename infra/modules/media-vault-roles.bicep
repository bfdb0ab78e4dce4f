// Who may use which key. Nobody may make, change, delete, export or list keys: that is done by this template, or by a person who takes the right for
// an hour (docs/operations.md).

import { keyName } from '../types.bicep'
import { roles } from '../roles.bicep'

param vaultName string

@description('Names of the identities.')
param web string
param worker string

@description('ODS codes.')
param codes string[]

var organisationKeys = map(codes, code => keyName(code))

// Web opens names, numbers and renditions for whoever may see them; worker opens upload keys and seals. Both need each organisation's key.
// Only web has cookies, so only web unwraps with the service's key; worker reads its public half when it is asked whether the vault answers.
var wanted = concat(
  map(organisationKeys, key => { key: key, identity: web, role: roles.keyEncryptionUser }),
  map(organisationKeys, key => { key: key, identity: worker, role: roles.keyEncryptionUser }),
  [
    { key: 'service', identity: web, role: roles.keyEncryptionUser }
    { key: 'service', identity: worker, role: roles.vaultReader }
  ]
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = [
  for one in wanted: { name: one.identity }
]
resource reader 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = [
  for one in [web, worker]: { name: one }
]

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = { name: vaultName }

resource key 'Microsoft.KeyVault/vaults/keys@2025-05-01' existing = [
  for one in wanted: {
    parent: vault
    name: one.key
  }
]

resource uses 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (one, n) in wanted: {
    scope: key[n]
    name: guid(vault.id, one.key, identity[n].id, one.role)
    properties: {
      principalId: identity[n].properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', one.role)
      description: 'Uses the key ${one.key}.'
    }
  }
]

// Row secrets, the cookies' and webhooks' lie here and nothing else: what logs in somewhere lies in the other vault. Web makes rows and checks them, so does worker.
resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (one, n) in [web, worker]: {
    scope: vault
    name: guid(vault.id, reader[n].id, roles.secretsUser)
    properties: {
      principalId: reader[n].properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
      description: 'Reads the secrets under which rows carry a MAC.'
    }
  }
]
