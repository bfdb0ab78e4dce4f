// Each service's door into the network, and its name there: inside, a service's public name leads to its private address.

param location string
param name string
param networkId string
param subnet string

@description('What gets a door: part is blob, queue, table, vault or registry.')
param services { name: string, id: string, part: string }[]

var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  vault: 'privatelink.vaultcore.azure.net'
  registry: 'privatelink.azurecr.io'
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for one in items(zones): {
    name: one.value
    location: 'global'
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (one, n) in items(zones): {
    parent: zone[n]
    name: 'apps'
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
  }
]

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = [
  for service in services: {
    name: '${name}-${service.name}'
    location: location
    properties: {
      subnet: { id: subnet }
      privateLinkServiceConnections: [
        {
          name: service.part
          properties: {
            #disable-next-line use-resource-id-functions // it is a parameter, one level down in its array, which the rule does not see
            privateLinkServiceId: service.id
            groupIds: [service.part]
          }
        }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [
  for (service, n) in services: {
    parent: endpoint[n]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: service.part
          properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zones[?service.part] ?? '') }
        }
      ]
    }
    dependsOn: [zone]
  }
]
