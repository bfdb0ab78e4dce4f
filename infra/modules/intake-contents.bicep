// Where phones write, and where the service copies to. Nothing here outlives its deletion (docs/threat-model.md, I3).

param accountName string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = { name: 'default' }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for name in ['upload', 'received']: {
    parent: account::blobs
    name: name
    properties: { publicAccess: 'None' }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // The net under Sweep. `received` has no such rule: an item that waits for a person would be lost by the clock, and nobody would be told.
          name: 'upload-for-a-day'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['upload/'] }
            actions: {
              baseBlob: { delete: { daysAfterModificationGreaterThan: 1 } }
              snapshot: { delete: { daysAfterCreationGreaterThan: 1 } }
            }
          }
        }
      ]
    }
  }
}
