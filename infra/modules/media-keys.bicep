// A key for each organisation and one for the service itself (cookies). They wrap and unwrap, and can do nothing else.

import { keyName, rowSecretName, secretsByName } from '../types.bicep'

param vaultName string
param hsm bool

@description('ODS codes.')
param codes string[]

@description('Secrets of 32 bytes in base64, by name: service-cookies, and rows-{code} of each organisation. Given once, when they are made; one that is not given stays as it is.')
param secrets secretsByName

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = { name: vaultName }

resource key 'Microsoft.KeyVault/vaults/keys@2025-05-01' = [
  for name in concat(map(codes, code => keyName(code)), ['service']): {
    parent: vault
    name: name
    properties: {
      kty: hsm ? 'RSA-HSM' : 'RSA'
      keySize: 3072
      keyOps: ['wrapKey', 'unwrapKey']
      attributes: { enabled: true, exportable: false }
      rotationPolicy: {
        // A new version each year. No version expires: rows of years ago still name it, and are read with it.
        lifetimeActions: [{ trigger: { timeAfterCreate: 'P1Y' }, action: { type: 'rotate' } }]
      }
    }
  }
]

resource secret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [
  for name in concat(map(codes, code => rowSecretName(code)), ['service-cookies']): if (contains(secrets, name)) {
    parent: vault
    name: name
    properties: {
      // The module is deployed for secrets that were given; asking for one that was not must not fail the others.
      value: secrets[?name] ?? ''
      contentType: '32 bytes, base64. Never change it: every row of the organisation carries a MAC under it.'
    }
  }
]
