// The key that will sign checkpoints of the trail: it signs and verifies, and lies in a vault in which no app has a role. What signs gets its role
// when it is built; neither web nor worker must be able to sign what they wrote.

param vaultName string
param hsm bool

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = { name: vaultName }

resource key 'Microsoft.KeyVault/vaults/keys@2025-05-01' = {
  parent: vault
  name: 'trail-checkpoints'
  properties: {
    kty: hsm ? 'EC-HSM' : 'EC'
    curveName: 'P-256'
    keyOps: ['sign', 'verify']
    attributes: { enabled: true, exportable: false }
  }
}
