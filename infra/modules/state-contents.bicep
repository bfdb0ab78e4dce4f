// State, queues and renditions. The names are the code's; a test compares them.

param accountName string

@description('Days for which an old version of a blob is kept.')
param versionDays int

@description('Days for which a checkpoint of the trail can be neither changed nor deleted.')
param trailDays int

var work = ['media-received', 'media-sealed', 'media-filed', 'check-request', 'webhook-owed']

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = { name: 'default' }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'

  resource table 'tables' = [
    for name in ['Requests', 'LinkIndex', 'RequestIndex', 'TextCounts', 'Directory', 'EndedSessions', 'Webhooks']: { name: name }
  ]
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'

  // A queue that is not there is no error to the host: it idles. So each is made here, with the one for what failed five times.
  resource queue 'queues' = [for name in flatten(map(work, one => [one, '${one}-poison'])): { name: name }]
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for name in ['renditions', 'keys']: {
    parent: account::blobs
    name: name
    properties: { publicAccess: 'None' }
  }
]

resource trail 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: account::blobs
  name: 'trail'
  properties: { publicAccess: 'None' }

  // Time-based, and made unlocked: locking cannot be undone, so a person does it once (docs/operations.md). Only hashes and random ids lie here,
  // so that nothing which a patient may have erased is out of reach.
  resource worm 'immutabilityPolicies' = {
    name: 'default'
    properties: { immutabilityPeriodSinceCreationInDays: trailDays, allowProtectedAppendWrites: false }
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // A rendition is written once: an older version is one that was deleted. Its key is gone by then, so nobody can read it.
          name: 'old-versions-of-renditions'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['renditions/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: versionDays } } }
          }
        }
      ]
    }
  }
}
