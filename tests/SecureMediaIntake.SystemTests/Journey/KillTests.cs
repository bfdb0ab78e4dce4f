using System.Text.Json.Nodes;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>The process is killed with SIGKILL at the worst moments; started again, everything ends as if nothing had happened, and only once.</summary>
[Collection(JourneyTestGroup.Name)]
public sealed class KillTests(JourneyWorld journey)
{
    /// <summary>Every named moment between two effects of the way from the phone to the record.</summary>
    public static TheoryData<string> Points() => new()
    {
        "Request.link-indexed.after",
        "Request.text-sent.after",
        "Upload.blocks-committed.after",
        "Upload.copied.after",
        "Upload.received.before",
        "SanitiseAndSeal.claimed.after",
        "SanitiseAndSeal.decrypted.after",
        "SanitiseAndSeal.rendition-put.after",
        "SanitiseAndSeal.sealed.after",
        "FileMedia.record-put.before",
        "FileMedia.read-back.after",
        "FileMedia.filed.after",
    };

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Killed_there_the_item_is_filed_exactly_once(string point)
    {
        var mark = Path.Combine(journey.World.Folder, $"killed-at-{point}");
        await using var host = await journey.StartHostAsync(("CrashPoints__Armed", $"{point}@{mark}"));
        await journey.ReadyAsync();

        await JourneyEndsWellAsync();

        Assert.True(File.Exists(mark), $"{point} was never reached, so nothing was proved.");
    }

    [Fact]
    public async Task Killed_while_blocks_are_on_their_way_the_phone_carries_on()
    {
        await using var host = await journey.StartHostAsync();
        await journey.ReadyAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(organisation.Patients[0]);
        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(link, organisation.Patients[0]);
        var (id, count, digest) = await phone.StageAsync(await TestPhotos.JpegAsync(), "photo", "image/jpeg");

        var killed = host.HandlerProcessId;
        await host.KillHandlerAsync();
        await host.WaitForNextHandlerAsync(killed, CancellationToken.None);

        await phone.CompleteAsync(id, count, digest);
        Assert.Equal("received", await phone.SettledAsync(id));
        Assert.Equal("/p/sent", await phone.SendAsync());
        await FiledOnceAsync(hospital, request);
    }

    private async Task JourneyEndsWellAsync()
    {
        var organisation = journey.World.Seed.Organisations[0];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(organisation.Patients[0]);
        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(link, organisation.Patients[0]);
        var id = await phone.UploadAsync(await TestPhotos.JpegAsync());

        Assert.Equal("received", await phone.SettledAsync(id));
        Assert.Equal("/p/sent", await phone.SendAsync());
        await FiledOnceAsync(hospital, request);
    }

    private async Task FiledOnceAsync(HospitalSystem hospital, string request)
    {
        await hospital.AllAsync(request, "filed");
        var item = (await hospital.ReadAsync(request))["items"]!.AsArray().Single()!;
        var entries = await journey.World.CareRecord.Control(journey.World.Seed.Organisations[0].Code)
            .ResourcesAsync("DocumentReference", CancellationToken.None);

        Assert.Single(entries, entry => entry["identifier"]!.AsArray().Any(identifier => (string?)identifier!["value"] == request));
        Assert.Equal((string?)entries.Single(Names(request))["id"], (string?)item["documentId"]);
    }

    private static Func<JsonNode, bool> Names(string request) =>
        entry => entry["identifier"]!.AsArray().Any(identifier => (string?)identifier!["value"] == request);
}
