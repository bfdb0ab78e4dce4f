// Built-in roles by their ids (https://learn.microsoft.com/azure/role-based-access-control/built-in-roles), and no others: a role that is not
// here cannot be given by mistake. Neither Owner, Contributor, User Access Administrator nor any vault administrator is among them.

@export()
var roles = {
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDelegator: 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  queueMessageSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  queueDataReader: '19e7f393-937e-4f77-808e-94535e297925'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  keyEncryptionUser: 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
  vaultReader: '21090545-7ca7-4776-b22c-e363652d74d2'
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  imagePull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
}
