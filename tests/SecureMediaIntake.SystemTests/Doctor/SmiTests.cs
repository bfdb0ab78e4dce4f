using Azure.Core.Pipeline;
using Azure.Data.Tables;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Doctor;

/// <summary>The published <c>smi</c> does its work on a real world by the app's own steps, and says so in the trail.</summary>
[Trait("Task", "doctor")]
[Collection(DoctorTestGroup.Name)]
public sealed class SmiTests(DoctorWorld doctor)
{
    private static readonly string[] Somebody = ["--organisation", "X26T1", "--object", "0f1e2d3c-4b5a-4678-9786-a5b4c3d2e1f0"];

    [Fact]
    public async Task A_trail_is_whole_until_a_line_is_gone_and_its_export_stands_in_it()
    {
        var organisation = doctor.World.Seed.Organisations[0];
        var (request, _) = await new HospitalSystem(doctor.World, organisation).AskAsync(organisation.Patients[0]);

        var exported = await RunAsync("trail", "export", request, "--as", "A. Operator");
        Assert.Equal(0, exported.Exit);
        Assert.Contains("\"A. Operator (who runs the service, as they said; identity ", exported.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(organisation.Patients[0].Family, exported.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("trail", "verify", request)).Exit);

        await RemoveLineAsync(request, 2);
        var broken = await RunAsync("trail", "verify", "--json");

        Assert.Equal(1, broken.Exit);
        Assert.Equal((request, 2), ((string)broken.Json["broken"]![0]!["request"]!, (int)broken.Json["broken"]![0]!["firstBreak"]!));
    }

    [Fact]
    public async Task A_request_is_shown_by_states_alone_and_one_that_is_not_there_is_refused()
    {
        var organisation = doctor.World.Seed.Organisations[0];
        var (request, _) = await new HospitalSystem(doctor.World, organisation).AskAsync(organisation.Patients[0]);

        var shown = await RunAsync("item", "show", request, "--json");
        Assert.Equal((0, request), (shown.Exit, (string)shown.Json["request"]!));
        Assert.DoesNotContain(organisation.Patients[0].NhsNumber, shown.Out, StringComparison.Ordinal);

        var missing = await RunAsync("item", "retry", new string('0', 32), new string('1', 32), "--as", "A. Operator", "--json");
        Assert.Equal((3, "request-unknown"), (missing.Exit, (string)missing.Json["error"]!["code"]!));
        Assert.Equal(2, (await RunAsync("item", "retry", request, new string('1', 32))).Exit);
    }

    [Fact]
    public async Task Somebody_is_added_listed_and_removed()
    {
        Assert.Equal(3, (await RunAsync(["clinician", "add", .. Somebody, "--name", "A. Example", "--role", "Clinician", "--team", new string('9', 32)])).Exit);
        Assert.Equal(0, (await RunAsync(["clinician", "add", .. Somebody, "--name", "A. Example", "--role", "Clinician", "Senior", "--team", doctor.World.Seed.Organisations[0].Teams[0].Id])).Exit);
        Assert.Contains("A. Example", (await RunAsync("clinician", "list", "--organisation", "X26T1")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(["clinician", "remove", .. Somebody])).Exit);

        var people = (await RunAsync("clinician", "list", "--organisation", "X26T1", "--json")).Json.AsArray();
        var person = people.Single(one => (string)one!["name"]! == "A. Example")!;
        Assert.Equal(("Clinician", "Senior", false), ((string)person["roles"]![0]!, (string)person["roles"]![1]!, (bool)person["isActive"]!));
    }

    private Task<SmiAnswer> RunAsync(params string[] line) => SmiProcess.RunAsync(doctor.World.AppSettings, line);

    private async Task RemoveLineAsync(string request, int number)
    {
        using var client = doctor.World.CreateClient();
        using var transport = new HttpClientTransport(client);
        var table = new TableServiceClient(doctor.World.Storage.Account.ConnectionString, new TableClientOptions { Transport = transport }).GetTableClient("Requests");
        var lines = await table.QueryAsync<TableEntity>(row => row.PartitionKey == request && row.RowKey.CompareTo("trail:") >= 0 && row.RowKey.CompareTo("trail;") < 0).ToListAsync();
        await table.DeleteEntityAsync(request, lines[number - 1].RowKey);
    }
}
