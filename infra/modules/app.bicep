// One of the two apps: the same image, told by its settings which functions are its own.

import { secretReference, setting } from '../types.bicep'

param location string
param name string
param environmentId string
param image string
param registryServer string
param identityId string
param settings setting[]
param secrets secretReference[]

@description('Whether browsers reach it. The other is reached by nobody but the platform, which scales a function app through its ingress.')
param public bool

@description('Its own domain and certificate, once they are there. Empty: the platform\'s name.')
param host string
param certificateId string
param cpu string
param memory string
param minReplicas int
param maxReplicas int

var work = 'scratch'

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: location
  kind: 'functionapp'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      // One revision at a time: two would share the queues, and an old one might meet rows of the new one.
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      registries: [{ server: registryServer, identity: identityId }]
      secrets: secrets
      ingress: {
        external: public
        targetPort: 80
        transport: 'http'
        allowInsecure: false
        clientCertificateMode: 'ignore'
        stickySessions: { affinity: 'none' }
        traffic: [{ latestRevision: true, weight: 100 }]
        customDomains: public && !empty(certificateId)
          ? [{ name: host, certificateId: certificateId, bindingType: 'SniEnabled' }]
          : []
      }
    }
    template: {
      // What the host's own stop needs; then it kills the app, whose every step is safe to kill (docs/adr/0001).
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'app'
          image: image
          env: settings
          resources: { cpu: json(cpu), memory: memory }
          // Plaintext on its way through the sandbox: on the replica's own disk, gone with the replica, shared with nobody.
          volumeMounts: [{ volumeName: work, mountPath: '/scratch' }]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/', port: 80, scheme: 'HTTP' }
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 30
            }
            {
              // Not /api/health/ready: one record server that is down would take the page away from every patient. That page is watched from
              // outside (availability.bicep).
              type: 'Readiness'
              httpGet: { path: '/api/health/live', port: 80, scheme: 'HTTP' }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Liveness'
              httpGet: { path: '/api/health/live', port: 80, scheme: 'HTTP' }
              periodSeconds: 30
              timeoutSeconds: 10
              failureThreshold: 5
            }
          ]
        }
      ]
      volumes: [{ name: work, storageType: 'EmptyDir' }]
      // No rules: the platform makes them from the triggers. The most is said, as it would otherwise ask for one instance per message.
      scale: { minReplicas: minReplicas, maxReplicas: maxReplicas }
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn
output id string = app.id
