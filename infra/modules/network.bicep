// The apps' network: a subnet for the apps, one for private endpoints, and nothing that listens.

param location string
param name string

@description('First two numbers of the network, such as 10.60.')
param prefix string

resource closed 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: '${name}-endpoints'
  location: location
  properties: {
    securityRules: [
      {
        name: 'only-https-from-the-apps'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '${prefix}.0.0/23'
          sourcePortRange: '*'
          destinationAddressPrefix: '${prefix}.2.0/24'
          destinationPortRange: '443'
        }
      }
      {
        // The platform's own default lets the whole network in.
        name: 'nothing-else'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['${prefix}.0.0/16'] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '${prefix}.0.0/23'
          delegations: [{ name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }]
          // For the accounts and vaults that have no private endpoint: their firewalls let this subnet in and nothing else.
          serviceEndpoints: [{ service: 'Microsoft.Storage' }, { service: 'Microsoft.KeyVault' }]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '${prefix}.2.0/24'
          privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled'
          networkSecurityGroup: { id: closed.id }
        }
      }
    ]
  }
}

output networkId string = network.id
output appsSubnet string = '${network.id}/subnets/apps'
output endpointsSubnet string = '${network.id}/subnets/endpoints'
