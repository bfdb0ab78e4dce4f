// clamd, for the worker. No identity, no secret, no way in from outside; the worker's stream is all that it sees.

param location string
param name string
param environmentId string
param image string
param registryServer string

@description('Identity that fetches the image, and is given to no process.')
param pullIdentityId string
param replicas int

resource scanner 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${pullIdentityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: [{ server: registryServer, identity: pullIdentityId }]
      // `None`: the identity fetches the image, and no process in the container can ask for a token of it.
      identitySettings: [{ identity: pullIdentityId, lifecycle: 'None' }]
      ingress: { external: false, targetPort: 3310, exposedPort: 3310, transport: 'tcp' }
    }
    template: {
      containers: [
        {
          name: 'clamd'
          image: image
          // The signatures alone take 1.3 GB, twice while they are read anew.
          resources: { cpu: json('2'), memory: '4Gi' }
          volumeMounts: [{ volumeName: 'streams', mountPath: '/streams' }]
          probes: [
            { type: 'Startup', tcpSocket: { port: 3310 }, periodSeconds: 10, failureThreshold: 60 }
            { type: 'Liveness', tcpSocket: { port: 3310 }, periodSeconds: 30, failureThreshold: 5 }
          ]
        }
      ]
      volumes: [{ name: 'streams', storageType: 'EmptyDir' }]
      scale: { minReplicas: replicas, maxReplicas: replicas }
    }
  }
}
