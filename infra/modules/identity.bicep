// Who an app is. User-assigned, so that its rights are there before its first start.

param location string
param name string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

output name string = identity.name
output id string = identity.id
output clientId string = identity.properties.clientId
