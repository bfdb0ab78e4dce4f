using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.SystemTests.Telemetry;

namespace SecureMediaIntake.SystemTests.Growth;

/// <summary>
/// What a request and what a file cost in storage operations: two journeys, of one photo and of three, through the published app, counted by the spans that it
/// sends to a collector. The difference is the price of a file. docs/scale.md has the figures.
/// </summary>
[Collection(JourneyTestGroup.Name)]
[Trait("Goal", "growth")]
[Trait("Task", "goals")]
public sealed class OperationCountTests(JourneyWorld journey)
{
    /// <summary>Longer than the watchdog of <see cref="JourneyWorld"/> (6 s) and what it then does.</summary>
    private static readonly TimeSpan WatchdogsAreDone = TimeSpan.FromSeconds(14);

    /// <summary>64 were measured for each further file; a quarter more, beside what a busy machine's second tries take, is a change that somebody should have looked at.</summary>
    private const int MostForAFile = 80;

    [Fact]
    public async Task A_further_file_costs_as_many_storage_operations_as_the_arithmetic_says()
    {
        var one = await CountAsync(files: 1);
        var three = await CountAsync(files: 3);

        SecureMediaIntake.Tests.Figures.Tell($"operations: {one.Values.Sum()} for a request of one photo, {three.Values.Sum()} of three\n{OperationCounts.ToText(one, three)}");
        Assert.Contains(one, count => count.Key.Owner == "SanitiseAndSeal");
        Assert.InRange((Steady(three) - Steady(one)) / 2, 1, MostForAFile);
    }

    /// <summary>Without the watchdogs' reads: the local storage answers a search of the trail a line at a time, and each answer has a span.</summary>
    private static int Steady(IReadOnlyDictionary<(string Owner, string Verb), int> counts) =>
        counts.Where(count => count.Key is not { Owner: "CheckRequest", Verb: "TableClient.Query" }).Sum(count => count.Value);

    private async Task<IReadOnlyDictionary<(string Owner, string Verb), int>> CountAsync(int files)
    {
        await using var collector = await Collector.StartAsync();

        // What other systems are told costs them and us extra, by address: docs/scale.md counts it apart.
        await using var host = await journey.StartHostAsync([.. collector.Settings, ("Organisations__0__Webhooks__0__Events__0", "request.cancelled")]);
        await journey.ReadyAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(organisation.Patients[0]);

        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(link, organisation.Patients[0]);

        for (var file = 0; file < files; file++)
        {
            Assert.Equal("received", await phone.SettledAsync(await phone.UploadAsync(await TestPhotos.JpegAsync())));
        }

        Assert.Equal("/p/sent", await phone.SendAsync());
        await Eventually.TrueAsync(async () => (await hospital.AllAsync(request, "filed")).Count == files, "everything is filed");
        await Task.Delay(WatchdogsAreDone);
        return OperationCounts.Of(collector.Spans);
    }
}
