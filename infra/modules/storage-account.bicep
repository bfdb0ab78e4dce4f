// A storage account as every one of ours must be. What differs is a parameter; what is security has none.

import { reach } from '../types.bicep'

param location string
param name string
param sku string
param reachedFrom reach
param appsSubnet string

@description('Days for which what was deleted can be brought back. 0: a deletion is the end.')
param softDeleteDays int

@description('The one origin whose pages may put blocks here. Empty: no page of any site may.')
param uploadOrigin string = ''

var keeps = softDeleteDays > 0

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    // Identity only: an account key opens everything, is nobody's, and stands in no trail.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    isSftpEnabled: false
    isLocalUserEnabled: false
    isNfsV3Enabled: false
    // A longer right is refused, whoever signed it. Ours reach from 15 minutes ago, for clocks that are slow, to 15 minutes on.
    sasPolicy: { sasExpirationPeriod: '00.00:45:00', expirationAction: 'Block' }
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: {
        blob: { enabled: true, keyType: 'Account' }
        queue: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
    }
    publicNetworkAccess: reachedFrom == 'private' ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: reachedFrom == 'browsers' ? 'Allow' : 'Deny'
      virtualNetworkRules: reachedFrom == 'apps' ? [{ id: appsSubnet, action: 'Allow' }] : []
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: keeps
    changeFeed: { enabled: false }
    deleteRetentionPolicy: keeps ? { enabled: true, days: softDeleteDays } : { enabled: false }
    containerDeleteRetentionPolicy: keeps ? { enabled: true, days: softDeleteDays } : { enabled: false }
    cors: {
      corsRules: empty(uploadOrigin)
        ? []
        : [
            {
              allowedOrigins: [uploadOrigin]
              allowedMethods: ['PUT']
              allowedHeaders: ['x-ms-*', 'content-type', 'if-none-match']
              // When storage is busy it says for how long, and a page of another origin may read only what is named here.
              exposedHeaders: ['Retry-After']
              // Each block has its own preflight, since its id is in the address.
              maxAgeInSeconds: 3600
            }
          ]
    }
  }
}

output id string = account.id
output name string = account.name
output blobs string = account.properties.primaryEndpoints.blob
output queues string = account.properties.primaryEndpoints.queue
output tables string = account.properties.primaryEndpoints.table
