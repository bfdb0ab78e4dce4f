// What the apps run in.

param location string
param name string
param appsSubnet string
param workspaceId string

@description('Whether its front is closed to the internet: Front Door then comes in by a private link.')
param closed bool

@description('Whether the apps lie in several zones of the region. Fixed at creation.')
param zones bool

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: name
  location: location
  properties: {
    // Not to a workspace by its key, which the workspace refuses, but by diagnostic settings.
    appLogsConfiguration: { destination: 'azure-monitor' }
    vnetConfiguration: { infrastructureSubnetId: appsSubnet, internal: false }
    publicNetworkAccess: closed ? 'Disabled' : 'Enabled'
    // Media would travel from worker to scanner in clear otherwise.
    peerTrafficConfiguration: { encryption: { enabled: true } }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    zoneRedundant: zones
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

output id string = environment.id
output domain string = environment.properties.defaultDomain
