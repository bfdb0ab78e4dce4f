using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Steps;

namespace SecureMediaIntake.Tests.Activity;

/// <summary>What an operator gets of trails: whether they are whole, and the lines without the patient; and that they were handed out stands in them.</summary>
public sealed class OperatorTrailTests
{
    private static readonly ServiceOperator By = new(new(Guid.CreateVersion7(), Guid.CreateVersion7()), "A. Operator");

    private readonly StepWorld _world = new();

    [Fact]
    public async Task A_whole_chain_is_whole_and_nobody_stands_in_it_for_checking()
    {
        var id = await _world.AskAndPassAsync();
        var before = _world.Actions(id).Count;

        Assert.Equal(new TrailVerdict(id, "X26T1", before, FirstBreak: null), await VerifyAsync(id));
        Assert.Equal(before, _world.Actions(id).Count);
    }

    [Fact]
    public async Task There_is_no_verdict_on_what_is_not_there() => Assert.Null(await VerifyAsync(RequestId.New()));

    [Fact]
    public async Task An_export_is_the_last_line_of_what_it_exports_and_names_who_had_it()
    {
        var id = await _world.AskAndPassAsync();

        var sheet = Assert.IsType<Outcome<TrailSheet>.Ok>(await ExportAsync(id)).Value;

        Assert.Equal(("trail-exported", By.Name), (sheet.Lines[^1].Line.Action, sheet.Lines[^1].ActorName));
        Assert.Null(sheet.Patient);
        Assert.Null(sheet.Wanted);
        Assert.All(sheet.Lines, line => Assert.Null(line.Said));
        Assert.Null(sheet.FirstBreak);
    }

    [Fact]
    public async Task What_is_erased_keeps_its_trail_and_loses_its_names()
    {
        var id = await _world.AskAndPassAsync();
        await _world.Ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            _ => new Decision<bool>(new Change { Remove = [KeyRow.Key], Trail = [new("given", MediaRequest.Key, Actors.Service)] }, true),
            StepWorld.None);

        var sheet = Assert.IsType<Outcome<TrailSheet>.Ok>(await ExportAsync(id)).Value;

        Assert.Equal("Operator of the service", sheet.Lines[^1].ActorName);
        Assert.DoesNotContain(sheet.Lines, line => line.ActorName.Contains("Test Clinician", StringComparison.Ordinal));
    }

    private Task<TrailVerdict?> VerifyAsync(RequestId id) => new VerifyTrails(_world.Store, _world.Ledger).RunAsync(id, StepWorld.None);

    private Task<Outcome<TrailSheet>> ExportAsync(RequestId id)
    {
        var note = new NoteTrailReading(_world.Ledger, _world.Lists, _world.Organisations);
        var trails = new ReadTrails(new(_world.Ledger, _world.Open, new(_world.Directory, _world.Organisations)), note, _world.Ledger, _world.Store, null!);
        return new ExportTrail(trails, _world.Ledger, _world.Keys, _world.Organisations).RunAsync(By, id, default, StepWorld.None);
    }
}
