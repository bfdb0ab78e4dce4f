// One page for whoever looks after the service.

param location string
param name string
param insightsId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, name, 'workbook')
  location: location
  kind: 'shared'
  properties: {
    displayName: 'Secure Media Intake'
    category: 'workbook'
    sourceId: insightsId
    version: '1.0'
    serializedData: loadTextContent('../workbook.json')
  }
}
