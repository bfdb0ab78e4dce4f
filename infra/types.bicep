// Shapes that main.bicep and its modules share.

@export()
@description('One organisation on board: docs/settings.md, Organisations__{n}__….')
type organisation = {
  @description('ODS code; also names its key (org-…) and its row secret (rows-…).')
  code: string
  name: string
  publicName: string
  phone: string
  website: string
  tenantId: string
  @description('Object ids of the first administrators.')
  firstAdministrators: string[]
  fhirBaseUri: string
  fhirAudience: string
  recordIdentifierBase: string
  scan: 'Required' | 'BestEffort' | 'Off'
  @description('Further settings of docs/settings.md, by the rest of their name: { ShareWith__0: \'…\' }.')
  more: { *: string }?
}

@export()
@description('How a service is reached: from nowhere but private endpoints, from the apps\' subnet, or from browsers too.')
type reach = 'private' | 'apps' | 'browsers'

@export()
@description('A setting of an app: a value, or the name of one of its secrets.')
type setting = {
  name: string
  value: string?
  secretRef: string?
}

@export()
@description('A secret of an app, by reference: the platform reads it from the vault with the app\'s identity.')
type secretReference = {
  name: string
  keyVaultUrl: string
  identity: string
}

@export()
@secure()
@description('Secrets to be written, by name.')
type secretsByName = { *: string }

@export()
@description('An organisation\'s names in Azure are its code in small letters.')
func keyName(code string) string => 'org-${toLower(code)}'

@export()
func rowSecretName(code string) string => 'rows-${toLower(code)}'
