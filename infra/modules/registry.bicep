// Where the images lie. No admin user, no anonymous pull: the apps' identities fetch them, and nobody else.

import { roles } from '../roles.bicep'

param location string
param name string

@description('Whether it is reached by private endpoint only, which wants the Premium tier.')
param private bool

@description('Who fetches images: names of identities.')
param pullers string[]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = [
  for one in pullers: { name: one }
]

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: name
  location: location
  sku: { name: private ? 'Premium' : 'Basic' }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    // Build tasks of the registry itself; with `None` a private registry could not be filled at all.
    networkRuleBypassOptions: 'AzureServices'
    zoneRedundancy: 'Disabled'
  }
}

resource pulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (one, n) in pullers: {
    scope: registry
    name: guid(registry.id, identity[n].id, roles.imagePull)
    properties: {
      principalId: identity[n].properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.imagePull)
      description: 'Fetches its image at start.'
    }
  }
]

output id string = registry.id
output name string = registry.name
output server string = registry.properties.loginServer
