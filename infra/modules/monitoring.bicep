// Where logs, traces and the vaults' audit go. Identity only: a connection string alone writes nothing.

import { roles } from '../roles.bicep'

param location string
param name string
param retentionDays int

@description('Who writes telemetry: names of identities.')
param writers string[]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = [
  for one in writers: { name: one }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: name
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
    // Addresses of browsers are patients' data; without this line they are masked, and they stay masked.
    DisableIpMasking: false
    IngestionMode: 'LogAnalytics'
  }
}

resource writes 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (one, n) in writers: {
    scope: insights
    name: guid(insights.id, identity[n].id, roles.metricsPublisher)
    properties: {
      principalId: identity[n].properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
      description: 'Writes telemetry, and reads none.'
    }
  }
]

output workspaceId string = workspace.id
output insightsId string = insights.id
