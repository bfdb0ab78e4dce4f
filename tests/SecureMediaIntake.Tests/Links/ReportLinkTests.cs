using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

public sealed class ReportLinkTests
{
    private readonly StepWorld _world = new();

    [Theory]
    [InlineData(Reported.SaidNo, "said-no", RequestProgress.SaidNo)]
    [InlineData(Reported.NotForMe, "not-for-me", RequestProgress.WrongNumberReported)]
    public async Task A_report_is_one_line_however_often_it_is_pressed_and_takes_nothing_from_the_link(Reported what, string action, RequestProgress progress)
    {
        var id = await _world.AskAsync();
        var link = await _world.LinkAsync(id);

        await ReportAsync(id, what);
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await ReportAsync(id, what);

        Assert.Single(_world.Actions(id), action);
        Assert.Equal(link, await _world.LinkAsync(id));
        Assert.Equal(progress, (await _world.ReadAsync(id)).ProgressAt(_world.Now));
        Assert.IsType<Outcome<PassedCheck>.Ok>(await _world.CheckAsync(id, InMemoryEdges.Patient.BirthDate));
    }

    [Fact]
    public async Task Of_two_reports_the_wrong_number_is_the_more_pressing_one()
    {
        var id = await _world.AskAsync();
        await ReportAsync(id, Reported.NotForMe);
        await ReportAsync(id, Reported.SaidNo);

        Assert.Equal(RequestProgress.WrongNumberReported, (await _world.ReadAsync(id)).ProgressAt(_world.Now));
    }

    [Fact]
    public async Task Whoever_passes_the_check_after_a_report_goes_on_and_a_report_after_the_check_counts_again()
    {
        var id = await _world.AskAsync();
        await ReportAsync(id, Reported.NotForMe);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await _world.CheckAsync(id, InMemoryEdges.Patient.BirthDate);
        Assert.Equal(RequestProgress.Uploading, (await _world.ReadAsync(id)).ProgressAt(_world.Now));

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReportAsync(id, Reported.SaidNo);
        Assert.Equal(RequestProgress.SaidNo, (await _world.ReadAsync(id)).ProgressAt(_world.Now));
    }

    [Fact]
    public async Task A_link_that_is_not_live_takes_no_report()
    {
        var id = await _world.AskAsync();
        await _world.CancelAsync(id);

        var answer = await ReportAsync(id, Reported.NotForMe);

        Assert.Equal(LinkProblems.CannotOpen, Assert.IsType<Outcome<LinkReport>.Refused>(answer).Problem);
        Assert.DoesNotContain("not-for-me", _world.Actions(id));
    }

    private Task<Outcome<LinkReport>> ReportAsync(RequestId id, Reported what) =>
        new ReportLink(_world.Ledger, _world.Time).RunAsync(new(id, 1), what, StepWorld.None);
}
