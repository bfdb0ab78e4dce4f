using System.Net;
using System.Text.Json.Nodes;

using SecureMediaIntake.SystemTests.Doctor;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>A request that is in the record is erased at the command line by two people, beside the running app.</summary>
[Collection(JourneyTestGroup.Name)]
public sealed class EraseTests(JourneyWorld journey)
{
    [Fact]
    public async Task Two_people_erase_a_filed_request_and_its_entry_is_withdrawn()
    {
        await using var host = await journey.StartHostAsync();
        await journey.ReadyAsync();
        var north = journey.World.Seed.Organisations[0];
        var hospital = new HospitalSystem(journey.World, north);
        var (request, link) = await hospital.AskAsync(north.Patients[1]);
        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(link, north.Patients[1]);
        Assert.Equal("received", await phone.SettledAsync(await phone.UploadAsync(await TestPhotos.JpegAsync())));
        Assert.Equal("/p/sent", await phone.SendAsync());
        var document = (string)Assert.Single(await hospital.AllAsync(request, "filed"))!["documentId"]!;

        Assert.Equal(0, (await SmiAsync("erase", "ask", request, "--case", "SAR-2026/14", "--as", "Test Manager One")).Exit);
        var alone = await SmiAsync("erase", "agree", request, "--as", "test manager one");
        Assert.Equal((3, "erasure-second-person-is-first"), (alone.Exit, (string)alone.Json["error"]!["code"]!));
        Assert.Equal("erasing", (string)(await SmiAsync("erase", "agree", request, "--as", "Test Manager Two")).Json["state"]!);

        using var client = await hospital.ClientAsync();
        using var gone = await client.GetAsync(new Uri($"/api/v1/media-requests/{request}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await Eventually.TrueAsync(async () => await StateAsync(request) == "erased", "nothing of it is left");
        Assert.Equal("entered-in-error", await StatusInRecordAsync(document));

        // Nothing else is touched, and nothing is left that does not fit.
        var (kept, _) = await hospital.AskAsync(north.Patients[1]);
        Assert.Equal(kept, (string)(await hospital.ReadAsync(kept))["id"]!);
        Assert.Empty((await SmiAsync("retention", "plan")).Json.AsArray());
        Assert.NotEmpty((await SmiAsync("keys", "rewrap", "--count")).Json["versions"]!.AsArray());
        Assert.DoesNotContain(request, (await SmiAsync("reconcile")).Out, StringComparison.Ordinal);
        Assert.Equal(77, (await SmiAsync("keys", "rotate", north.Code)).Exit);
    }

    private Task<SmiAnswer> SmiAsync(params string[] line) => SmiProcess.RunAsync(journey.World.AppSettings, [.. line, "--json"]);

    private async Task<string?> StateAsync(string request) => (string?)(await SmiAsync("erase", "list")).Json.AsArray()
        .FirstOrDefault(one => (string)one!["request"]! == request)?["state"];

    private async Task<string> StatusInRecordAsync(string document)
    {
        using var record = journey.World.CreateClient();
        record.DefaultRequestHeaders.Authorization = new("Bearer", journey.World.Issuer.Issue(journey.World.Seed.Organisations[0].FhirAudience));
        var address = new Uri($"{journey.World.AppSettings["Organisations__0__FhirBaseUri"].TrimEnd('/')}/DocumentReference/{document}");
        return (string)JsonNode.Parse(await record.GetStringAsync(address))!["status"]!;
    }
}
