// A role that Azure does not have: read and delete, never write. The web app shows renditions and clears erased ones; with Azure's own
// contributor role, whoever took it over could also plant one.

targetScope = 'subscription'

param environmentName string

@description('Name of the role: a guid, made by main.bicep, as the roles that are given name it too.')
param roleName string

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: roleName
  properties: {
    roleName: 'Secure Media Intake rendition reader (${environmentName})'
    description: 'Reads and deletes blobs; writes none, lists no keys, changes no settings.'
    type: 'CustomRole'
    assignableScopes: [subscription().id]
    permissions: [
      {
        // Whether the container is there: readiness asks it.
        actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read']
        notActions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete'
        ]
        notDataActions: []
      }
    ]
  }
}
