using SecureMediaIntake.LocalWorld.Webhooks;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>Killed between a change and the telling of it, or between the telling and its note: the hospital's system is told all the same, and can tell a repeat.</summary>
[Collection(JourneyTestGroup.Name)]
public sealed class WebhookKillTests(JourneyWorld journey)
{
    [Theory]
    [InlineData("Webhook.owed.before-message", 1)]
    [InlineData("Webhook.tried.before-row", 2)]
    public async Task Killed_there_a_system_is_told_at_least_once_under_one_id(string point, int tries)
    {
        var mark = Path.Combine(journey.World.Folder, $"killed-at-{point}");
        await using var host = await journey.StartHostAsync(("CrashPoints__Armed", $"{point}@{mark}"));
        await journey.ReadyAsync();
        var organisation = journey.World.Seed.Organisations[0];

        var (request, _) = await new HospitalSystem(journey.World, organisation).AskAsync(organisation.Patients[0]);
        await Eventually.TrueAsync(() => Task.FromResult(Told(request).Count >= tries), "the hospital's system has been told");

        Assert.True(File.Exists(mark), $"{point} was never reached, so nothing was proved.");
        Assert.All(Told(request), one => Assert.True(one.IsGenuine));
        Assert.Single(Told(request).Select(one => one.Id).Distinct());
    }

    private List<ReceivedEvent> Told(string request) =>
        [.. journey.World.Webhooks.Received.Where(one => one.Type == "uk.secure-media-intake.request.made" && one.Body.Contains(request, StringComparison.Ordinal))];
}
