using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Steps;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>Who looked, read from the trail for the patient.</summary>
public sealed class LookTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task One_person_on_one_day_is_one_look_however_much_they_opened_and_a_system_is_no_person()
    {
        var id = await _world.AskAsync();
        var system = new Clinician(TestSite.NorthTenant, new("20000001-0000-4000-8000-000000000001"), "X26T1", "Record viewer") { IsSystem = true };
        var first = _world.Now;

        await ViewAsync(id, TestSite.North, "preview");
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        await ViewAsync(id, TestSite.North, "kept");
        await ViewAsync(id, system, "kept");
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await ViewAsync(id, TestSite.North, "preview");

        Assert.Equal(
            [new(first, LookedAs.Clinician), new(first.AddMinutes(5), LookedAs.System), new(first.AddMinutes(5).AddDays(1), LookedAs.Clinician)],
            await new ReadLooks(_world.Store).RunAsync(await _world.ReadAsync(id), StepWorld.None));
    }

    private async Task ViewAsync(RequestId id, Clinician by, string part)
    {
        using var key = await _world.KeyAsync(id);
        var actor = Actors.For(by, key);
        await _world.Ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            _ => new Decision<bool>(new Change { Put = [actor], Trail = [new TrailEvent(ViewMedia.Viewed, "item:1", actor.Pseudonym, part)] }, true),
            StepWorld.None);
    }
}
