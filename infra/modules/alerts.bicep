// What wakes somebody up. Each alert names in its description where to look: docs/operations.md, "What the alarms mean".

param location string
param name string
param email string
param insightsId string
param workspaceId string
param webId string
param workerId string
param stateAccountId string
param vaultIds string[]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: 'smi'
    enabled: true
    emailReceivers: [{ name: 'on-call', emailAddress: email, useCommonAlertSchema: true }]
  }
}

// Lines of our own, by their words: the same that the code writes (a test compares them). The host writes what the app prints to `traces`.
var lines = [
  {
    name: 'poison'
    severity: 1
    minutes: 5
    description: 'A message failed five times and was set aside: an item needs a person.'
    query: 'traces | where message has "failed five times"'
  }
  {
    name: 'stuck'
    severity: 1
    minutes: 15
    description: 'Work that could not be done for 72 hours, or our own output that failed its second check.'
    query: 'traces | where message has_any ("still owed after 72 hours", "our own output failed the gate", "takes nothing:")'
  }
  {
    name: 'sandbox'
    severity: 1
    minutes: 15
    description: 'No sandbox, no work: items wait until it is mended.'
    query: 'traces | where message has "No sandbox, no work"'
  }
  {
    name: 'scanner'
    severity: 2
    minutes: 30
    description: 'The malware scanner is silent, old or looks at too little: items wait for a verdict.'
    query: 'traces | where message has "Malware scanner:"'
  }
  {
    name: 'queue-age'
    severity: 2
    minutes: 15
    description: 'An item waited for more than ten minutes before somebody took it: too few workers, or none.'
    query: 'traces | where message startswith "Trigger Details:" and operation_Name == "SanitiseAndSeal" | parse message with * "InsertedOn: " inserted:datetime * | where timestamp - inserted > 10m'
  }
  {
    name: 'faults'
    severity: 2
    minutes: 15
    description: 'Web or worker answers with faults of its own.'
    query: 'requests | where toint(resultCode) >= 500 or (success == false and isempty(resultCode)) | summarize faults = count() | where faults > 5'
  }
]

resource line 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for one in lines: {
    name: '${name}-${one.name}'
    location: location
    properties: {
      displayName: one.name
      description: one.description
      severity: one.severity
      enabled: true
      autoMitigate: false
      scopes: [insightsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT${one.minutes}M'
      criteria: {
        allOf: [{ query: one.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]

// A check of all queues together, and of one that lies: a poison queue's messages are taken out at once, so a length is a sign that nobody takes.
resource queued 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-queued'
  location: 'global'
  properties: {
    description: 'More messages wait than a day brings: nobody takes them. Messages that wait for their hour count too.'
    severity: 2
    enabled: true
    scopes: ['${stateAccountId}/queueServices/default']
    evaluationFrequency: 'PT1H'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'messages'
          metricNamespace: 'Microsoft.Storage/storageAccounts/queueServices'
          metricName: 'QueueMessageCount'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: 5000
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}

var vaultWords = [
  { name: 'throttled', codes: ['429'], description: 'The vault throttles us: views and checks say "try again".' }
  {
    name: 'denied'
    codes: ['401', '403']
    description: 'The vault refused somebody: a right was taken away, a key is disabled, or somebody tries.'
  }
]

resource vault 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for (one, n) in flatten(map(vaultIds, id => map(vaultWords, word => { id: id, word: word }))): {
    name: '${name}-vault-${last(split(one.id, '/'))}-${one.word.name}'
    location: 'global'
    properties: {
      description: one.word.description
      severity: 2
      enabled: true
      scopes: [one.id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: one.word.name
            metricNamespace: 'Microsoft.KeyVault/vaults'
            metricName: 'ServiceApiResult'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            // The first call of each process carries no token, and is answered 401 by design.
            threshold: one.word.name == 'denied' ? 20 : 5
            dimensions: [{ name: 'StatusCode', operator: 'Include', values: one.word.codes }]
          }
        ]
      }
      actions: [{ actionGroupId: people.id }]
    }
  }
]

resource front 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for (id, n) in [webId, workerId]: {
    name: '${name}-5xx-${last(split(id, '/'))}'
    location: 'global'
    properties: {
      description: 'The app\'s front answers 5xx.'
      severity: 2
      enabled: true
      scopes: [id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: '5xx'
            metricNamespace: 'Microsoft.App/containerApps'
            metricName: 'Requests'
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: 5
            dimensions: [{ name: 'statusCodeCategory', operator: 'Include', values: ['5xx'] }]
          }
        ]
      }
      actions: [{ actionGroupId: people.id }]
    }
  }
]

// Whoever changes, locks or takes away protection of the trail or of a key leaves a line here; the workspace keeps it beside the rest.
resource purge 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${name}-keys-changed'
  location: location
  properties: {
    displayName: 'keys-changed'
    description: 'Somebody deleted, disabled, purged or exported a key or a secret.'
    severity: 1
    enabled: true
    autoMitigate: false
    scopes: [workspaceId]
    // The table is there only once a vault has written to it.
    skipQueryValidation: true
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AzureDiagnostics | where ResourceProvider == "MICROSOFT.KEYVAULT" and OperationName in ("KeyDelete", "KeyPurge", "KeyUpdate", "KeyBackup", "KeyRelease", "SecretDelete", "SecretPurge", "SecretUpdate", "SecretBackup", "VaultDelete", "VaultPatch")'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}

output peopleId string = people.id
