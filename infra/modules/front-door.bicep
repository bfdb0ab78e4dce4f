// One public host for pages and uploads: pages lead to the web app, /u/* to the intake account, both by private link. Uploads then are requests of
// the page's own origin: no preflights, no rule for other origins, and an account that the internet cannot reach.

param name string
param publicHost string
param webHost string
param environmentId string
param intakeBlobHost string
param intakeAccountId string
param location string

resource profile 'Microsoft.Cdn/profiles@2025-06-01' = {
  name: name
  location: 'global'
  // Private links and the managed rules of the firewall want it.
  sku: { name: 'Premium_AzureFrontDoor' }
  // A body of 4 MiB on a slow phone takes minutes.
  properties: { originResponseTimeoutSeconds: 240 }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2025-06-01' = {
  parent: profile
  name: name
  location: 'global'
  properties: { enabledState: 'Enabled' }
}

resource domain 'Microsoft.Cdn/profiles/customDomains@2025-06-01' = {
  parent: profile
  name: 'public'
  properties: {
    hostName: publicHost
    tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12' }
  }
}

var origins = [
  { name: 'web', host: webHost, part: 'managedEnvironments', probe: '/api/health/live' }
  { name: 'intake', host: intakeBlobHost, part: 'blob', probe: '' }
]

resource group 'Microsoft.Cdn/profiles/originGroups@2025-06-01' = [
  for one in origins: {
    parent: profile
    name: one.name
    properties: {
      sessionAffinityState: 'Disabled'
      loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 }
      // Storage answers a stranger's probe with 403 or 409, which would count as ill; one origin needs no choice.
      healthProbeSettings: empty(one.probe)
        ? null
        : { probePath: one.probe, probeProtocol: 'Https', probeRequestType: 'GET', probeIntervalInSeconds: 60 }
    }
  }
]

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2025-06-01' = [
  for (one, n) in origins: {
    parent: group[n]
    name: one.name
    properties: {
      hostName: one.host
      originHostHeader: one.host
      enforceCertificateNameCheck: true
      httpsPort: 443
      enabledState: 'Enabled'
      sharedPrivateLinkResource: {
        privateLink: { id: one.name == 'web' ? environmentId : intakeAccountId }
        privateLinkLocation: location
        groupId: one.part
        requestMessage: 'Front Door'
      }
    }
  }
]

resource rules 'Microsoft.Cdn/profiles/ruleSets@2025-06-01' = {
  parent: profile
  name: 'uploads'

  // The signature covers account, container and blob, and not the address by which it was reached.
  resource strip 'rules' = {
    name: 'strip'
    properties: {
      order: 1
      matchProcessingBehavior: 'Stop'
      actions: [
        {
          name: 'UrlRewrite'
          parameters: {
            typeName: 'DeliveryRuleUrlRewriteActionParameters'
            sourcePattern: '/u/'
            destination: '/'
            preserveUnmatchedPath: true
          }
        }
      ]
    }
  }
}

// No cache on either route: without `cacheConfiguration` Front Door keeps nothing.
resource pages 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = {
  parent: endpoint
  name: 'pages'
  properties: {
    customDomains: [{ id: domain.id }]
    originGroup: { id: group[0].id }
    patternsToMatch: ['/p', '/p/*', '/clinic', '/clinic/*', '/api/*']
    supportedProtocols: ['Https']
    httpsRedirect: 'Disabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Disabled'
  }
  dependsOn: [origin]
}

resource uploads 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = {
  parent: endpoint
  name: 'uploads'
  properties: {
    customDomains: [{ id: domain.id }]
    originGroup: { id: group[1].id }
    patternsToMatch: ['/u/upload/*']
    supportedProtocols: ['Https']
    httpsRedirect: 'Disabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Disabled'
    ruleSets: [{ id: rules.id }]
  }
  dependsOn: [origin, rules::strip]
}

resource firewall 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2025-03-01' = {
  name: replace('${name}waf', '-', '')
  location: 'global'
  sku: { name: 'Premium_AzureFrontDoor' }
  properties: {
    // Bodies of uploads are ciphertext, in which a rule finds whatever it looks for: only addresses and headers are looked at.
    policySettings: { enabledState: 'Enabled', mode: 'Prevention', requestBodyCheck: 'Disabled' }
    managedRules: { managedRuleSets: [{ ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1' }] }
    customRules: {
      rules: [
        {
          name: 'TooMany'
          priority: 100
          ruleType: 'RateLimitRule'
          rateLimitThreshold: 2000
          rateLimitDurationInMinutes: 1
          action: 'Block'
          matchConditions: [{ matchVariable: 'RequestUri', operator: 'RegEx', matchValue: ['.*'] }]
        }
      ]
    }
  }
}

resource guards 'Microsoft.Cdn/profiles/securityPolicies@2025-06-01' = {
  parent: profile
  name: 'guards'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: { id: firewall.id }
      associations: [{ domains: [{ id: domain.id }], patternsToMatch: ['/*'] }]
    }
  }
}

output endpoint string = endpoint.properties.hostName
output validation string = domain.properties.validationProperties.validationToken
