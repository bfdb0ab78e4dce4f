using System.Text.Json.Nodes;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>The process is killed with SIGKILL at the worst moments; started again, everything ends as if nothing had happened, and only once.</summary>
[Collection(JourneyTestGroup.Name)]
public sealed class KillTests(JourneyWorld journey)
{
    /// <summary>Every named moment between two effects of the way from the phone to the record.</summary>
    public static TheoryData<string> Points() => new()
    {
        "Request.committed.before",
        "Request.committed.after",
        "Request.link-indexed.after",
        "Request.text-sent.after",
        "Outbox.send-text.after",
        "Check.try-reserved.after",
        "Check.verified.before",
        "Check.verified.after",
        "Upload.blocks-committed.before",
        "Upload.blocks-committed.after",
        "Upload.copied.before",
        "Upload.copied.after",
        "Upload.received.before",
        "SanitiseAndSeal.claimed.after",
        "SanitiseAndSeal.decrypted.after",
        "SanitiseAndSeal.scanned.after",
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
        var (id, count, digest) = await phone.StageAsync(await ManyBlocksAsync(), "video", "video/quicktime", async block =>
        {
            if (block == 1)
            {
                var killed = host.HandlerProcessId;
                await host.KillHandlerAsync();
                await host.WaitForNextHandlerAsync(killed, CancellationToken.None);
            }
        });
        Assert.True(count > 2, "The kill came after the last block, so nothing was proved.");

        await phone.CompleteAsync(id, count, digest);
        Assert.Equal("received", await phone.SettledAsync(id));
        Assert.Equal("/p/sent", await phone.SendAsync());
        await FiledOnceAsync(hospital, request);
    }

    [Fact]
    public async Task Killed_while_the_sandbox_works_nothing_of_it_lives_on_and_the_item_is_filed_once()
    {
        await using var host = await journey.StartHostAsync();
        await journey.ReadyAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(organisation.Patients[0]);
        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(link, organisation.Patients[0]);
        var id = await phone.UploadAsync(await ManyBlocksAsync(), "video", "video/quicktime");
        Assert.Equal("received", await phone.SettledAsync(id));

        var run = string.Empty;
        await Eventually.TrueAsync(() => Task.FromResult((run = RunUnderWay()) is not ""), "the sandbox is at work");
        var killed = host.HandlerProcessId;
        await host.KillHandlerAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!HasProcess(run)), "the sandbox's processes die with the service");
        await host.WaitForNextHandlerAsync(killed, CancellationToken.None);

        Assert.Equal("/p/sent", await phone.SendAsync());
        await FiledOnceAsync(hospital, request);
        await Eventually.TrueAsync(() => Task.FromResult(!Directory.Exists(run)), "what was left in clear is wiped");
    }

    /// <summary>The video of the fixtures: over a megabyte, so several blocks, and seconds of work for the sandbox.</summary>
    private static async Task<byte[]> ManyBlocksAsync() => await File.ReadAllBytesAsync((await TestPhotos.AllAsync())[2]);

    /// <summary>Folder of a run that has begun and is not over; empty when there is none.</summary>
    private string RunUnderWay()
    {
        try
        {
            return Path.GetDirectoryName(Directory.EnumerateFiles(
                journey.World.AppSettings["Sandbox__ScratchFolder"], "started", SearchOption.AllDirectories).FirstOrDefault(HasVideo)) ?? string.Empty;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // A folder went away while we walked.
            return string.Empty;
        }
    }

    /// <summary>The self-test's own pictures make no video; this one is under way for seconds.</summary>
    private static bool HasVideo(string started) => File.Exists(Path.Combine(Path.GetDirectoryName(started)!, "video.mp4.part"));

    private static bool HasProcess(string words) => Directory.EnumerateDirectories("/proc")
        .Where(process => int.TryParse(Path.GetFileName(process), out _))
        .Any(process => CommandLine(process).Contains(words, StringComparison.Ordinal));

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return string.Empty;
        }
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
        var item = (await hospital.AllAsync(request, "filed")).Single()!;
        var entries = await journey.World.CareRecord.Control(journey.World.Seed.Organisations[0].Code)
            .ResourcesAsync("DocumentReference", CancellationToken.None);

        Assert.Single(entries, entry => entry["identifier"]!.AsArray().Any(identifier => (string?)identifier!["value"] == request));
        Assert.Equal((string?)entries.Single(Names(request))["id"], (string?)item["documentId"]);
        await new LeftBehind(journey.World).NothingAsync(request, journey.OriginalsBefore);
    }

    private static Func<JsonNode, bool> Names(string request) =>
        entry => entry["identifier"]!.AsArray().Any(identifier => (string?)identifier!["value"] == request);
}
