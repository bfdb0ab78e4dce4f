// Asks the readiness page from outside, as a patient's phone would come: it names each dependency that does not answer.

param location string
param name string
param publicHost string
param insightsId string
param peopleId string

resource ready 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-ready'
  location: location
  kind: 'standard'
  tags: { 'hidden-link:${insightsId}': 'Resource' }
  properties: {
    SyntheticMonitorId: '${name}-ready'
    Name: 'ready'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    // Two in Ireland and England, one on the continent: a failure of two is not a failure of the way.
    Locations: [{ Id: 'emea-ru-msa-edge' }, { Id: 'emea-gb-db3-azr' }, { Id: 'emea-nl-ams-azr' }]
    Request: {
      RequestUrl: 'https://${publicHost}/api/health/ready'
      HttpVerb: 'GET'
      ParseDependentRequests: false
      FollowRedirects: false
    }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}

resource failing 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-ready'
  location: 'global'
  properties: {
    description: 'The readiness page does not say "ok" at two of three places: open it, it names what does not answer.'
    severity: 1
    enabled: true
    scopes: [ready.id, insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: ready.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: peopleId }]
  }
}
