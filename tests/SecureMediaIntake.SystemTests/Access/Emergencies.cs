using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Azure.Core.Pipeline;
using Azure.Data.Tables;

using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.SystemTests.Access;

/// <summary>Opens patients in an emergency by the pages of the portal, and lets an hour be over.</summary>
internal sealed partial class Emergencies(World world)
{
    public static async Task OpenAsync(StaffClient clinician, SeedPatient patient)
    {
        using var found = await clinician.PostAsync("/clinic/patients", ("NhsNumber", patient.NhsNumber));
        var reference = Reference().Match(await found.Content.ReadAsStringAsync()).Groups[1].Value;
        using var opened = await clinician.PostAsync("/clinic/patients", ("Reference", reference), ("Reason", "Bleeding"), ("Step", "emergency"));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Contains("data-emergency", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>An hour passes for every emergency of the request: its rows say that it began an hour earlier.</summary>
    public async Task EndAsync(string request)
    {
        using var client = world.CreateClient();
        using var transport = new HttpClientTransport(client);
        var table = Table(transport);

        foreach (var row in await RowsAsync(table, request))
        {
            var body = JsonNode.Parse(row.GetString("Body"))!.AsObject();

            foreach (var instant in new[] { "at", "until" })
            {
                var name = body.Single(field => string.Equals(field.Key, instant, StringComparison.OrdinalIgnoreCase)).Key;
                body[name] = DateTimeOffset.Parse((string)body[name]!, CultureInfo.InvariantCulture).AddHours(-1);
            }

            row["Body"] = body.ToJsonString();
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }
    }

    /// <returns>Id of one of the request's emergencies.</returns>
    public async Task<string> OfAsync(string request)
    {
        using var client = world.CreateClient();
        using var transport = new HttpClientTransport(client);
        return (await RowsAsync(Table(transport), request))[0].RowKey.Split(':')[1];
    }

    private TableClient Table(HttpClientTransport transport) =>
        new TableServiceClient(world.Storage.Account.ConnectionString, new TableClientOptions { Transport = transport }).GetTableClient("Requests");

    private static async Task<List<TableEntity>> RowsAsync(TableClient table, string request) =>
        await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {request} and RowKey ge {"emergency:"} and RowKey lt {"emergency;"}")).ToListAsync();

    [GeneratedRegex("name=\"Reference\" value=\"([^\"]+)\"")]
    private static partial Regex Reference();
}
