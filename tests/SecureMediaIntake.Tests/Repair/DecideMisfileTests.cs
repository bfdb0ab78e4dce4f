using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Repair;

/// <summary>The second person: who may be one, and what comes of what they agree to.</summary>
public sealed class DecideMisfileTests : IAsyncLifetime
{
    private MixUp _mixUp = null!;

    public async Task InitializeAsync() => _mixUp = await MixUp.MakeAsync();

    public async Task DisposeAsync() => await _mixUp.DisposeAsync();

    [Fact]
    public async Task It_waits_under_the_notices_of_a_senior_clinician_and_of_nobody_else()
    {
        var misfile = await _mixUp.ReportAsync();

        Assert.Equal(misfile, Assert.Single((await _mixUp.NoticesAsync(MixUp.Second)).ToDecide).Misfile);
        Assert.Empty((await _mixUp.NoticesAsync(MixUp.First)).ToDecide);
        Assert.Empty((await _mixUp.NoticesAsync(MixUp.Teammate)).ToDecide);

        await _mixUp.DecideAsync(misfile, MisfileDecision.Erase);
        Assert.Empty((await _mixUp.NoticesAsync(MixUp.Second)).ToDecide);
    }

    [Fact]
    public async Task Nobody_decides_what_they_reported_and_no_senior_their_own_request()
    {
        _mixUp.Site.Directory.Put("X26T1", MixUp.First.Id, Roles.Senior);
        var misfile = await _mixUp.ReportAsync(MixUp.Second);

        Assert.Equal(RepairProblems.SecondPersonIsYou, Refusal(await _mixUp.DecideAsync(misfile, MisfileDecision.Erase)));
        Assert.Empty((await _mixUp.NoticesAsync(MixUp.Second)).ToDecide);

        // Whoever asked for the photos.
        Assert.Equal(RequestProblems.Unknown, Refusal(await _mixUp.DecideAsync(misfile, MisfileDecision.Erase, MixUp.First)));
    }

    [Fact]
    public async Task A_clinician_who_is_not_senior_decides_nothing()
    {
        var misfile = await _mixUp.ReportAsync();

        Assert.Equal(RequestProblems.Unknown, Refusal(await _mixUp.DecideAsync(misfile, MisfileDecision.PutBack, MixUp.Teammate)));
        Assert.Null((await _mixUp.MisfileAsync(misfile)).Decision);
    }

    [Fact]
    public async Task Whoever_named_the_right_patient_does_not_agree_to_move()
    {
        var misfile = await _mixUp.ReportAsync();
        await _mixUp.NameAsync(misfile, MixUp.Second);

        Assert.Equal(RepairProblems.SecondPersonIsYou, Refusal(await _mixUp.DecideAsync(misfile, MisfileDecision.Move)));
        Assert.Equal(MisfileDecision.Erase, Assert.IsType<Outcome<MisfileDecision>.Ok>(await _mixUp.DecideAsync(misfile, MisfileDecision.Erase)).Value);
    }

    [Fact]
    public async Task Nothing_is_moved_while_nobody_said_where_or_to_somebody_whom_the_page_did_not_show()
    {
        var misfile = await _mixUp.ReportAsync();
        Assert.Equal(RepairProblems.TargetIsMissing, Refusal(await _mixUp.DecideAsync(misfile, MisfileDecision.Move)));

        await _mixUp.NameAsync(misfile);
        var shown = (await _mixUp.MisfileAsync(misfile)).TargetStamp();
        await _mixUp.NameAsync(misfile, right: MixUp.Right with { RecordId = "patient-3", Family = "Test-Cedar" });

        Assert.Equal(RepairProblems.ChangedMeanwhile, Refusal(await _mixUp.DecideAsync(misfile, MisfileDecision.Move, stamp: shown)));
    }

    [Fact]
    public async Task What_is_decided_stays_and_again_is_harmless()
    {
        var misfile = await _mixUp.ReportAsync();
        await _mixUp.DecideAsync(misfile, MisfileDecision.Erase);

        Assert.IsType<Outcome<MisfileDecision>.Ok>(await _mixUp.DecideAsync(misfile, MisfileDecision.Erase));
        Assert.Equal(RepairProblems.AlreadyDecided, Refusal(await _mixUp.DecideAsync(misfile, MisfileDecision.PutBack)));
        Assert.Equal(RepairProblems.AlreadyDecided, Assert.IsType<Outcome<bool>.Refused>(await _mixUp.NameAsync(misfile)).Problem);
    }

    [Fact]
    public async Task Nothing_happens_by_itself()
    {
        var misfile = await _mixUp.ReportAsync();

        _mixUp.Site.Clock.Advance(TimeSpan.FromDays(30));
        await _mixUp.RepairAsync();

        Assert.Null((await _mixUp.MisfileAsync(misfile)).Decision);
        Assert.False(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0]));
        Assert.Equal(6, _mixUp.Site.Renditions.Count);
    }

    [Fact]
    public async Task Erased_the_sealed_files_are_gone_and_the_trail_says_by_whom()
    {
        var misfile = await _mixUp.ReportAsync(items: _mixUp.Items[0]);

        await _mixUp.DecideAsync(misfile, MisfileDecision.Erase);

        Assert.Equal(3, _mixUp.Site.Renditions.Count);
        Assert.Equal(ItemStatus.Erased, (await _mixUp.ItemAsync(0)).Status);
        Assert.Null((await _mixUp.ReadAsync()).Find<Rendition>(Rendition.KeyOf(_mixUp.Items[0])));
        Assert.Contains("rendition-erased", _mixUp.Actions());
        Assert.True(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[1]));
    }

    [Fact]
    public async Task Put_back_they_show_again_go_into_the_record_under_another_id_and_everybody_hears_of_it_anew()
    {
        await _mixUp.MayViewAsync(MixUp.Teammate, _mixUp.Items[0]);
        var misfile = await _mixUp.ReportAsync();
        await _mixUp.RepairAsync();
        await _mixUp.Site.Get<Notices>().NoteReadAsync(MixUp.Teammate, _mixUp.Request, misfile, MixUp.None);

        await _mixUp.DecideAsync(misfile, MisfileDecision.PutBack);

        Assert.True(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0]));
        Assert.Equal(ItemStatus.Filed, await _mixUp.FileAsync(_mixUp.Request, _mixUp.Items[0]));
        Assert.Equal(2, Assert.Single(_mixUp.Record.Filed).Generation);
        Assert.Equal(2, (await _mixUp.ReadAsync()).Find<FiledEntry>(FiledEntry.KeyOf(_mixUp.Items[0]))!.Generation);
        Assert.Equal(MisfileDecision.PutBack, Assert.Single((await _mixUp.NoticesAsync(MixUp.Teammate)).ToRead).Decision);

        // What is asked of the record later still means the entry that was withdrawn, and not the new one.
        await _mixUp.RepairAsync();
        Assert.Equal([1, 1], _mixUp.Record.Withdrawn.Select(order => order.Generation));
    }

    [Fact]
    public async Task Put_back_they_can_be_reported_anew()
    {
        await _mixUp.DecideAsync(await _mixUp.ReportAsync(), MisfileDecision.PutBack);
        await _mixUp.FileAsync(_mixUp.Request, _mixUp.Items[0]);

        var again = await _mixUp.ReportAsync(items: _mixUp.Items[0]);

        Assert.False(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0]));
        Assert.Equal(2, Assert.Single((await _mixUp.MisfileAsync(again)).Items).Generation);
    }

    [Fact]
    public async Task The_wrong_patient_cannot_be_named_as_the_right_one()
    {
        var misfile = await _mixUp.ReportAsync();

        Assert.Equal(RepairProblems.SamePatient, Assert.IsType<Outcome<bool>.Refused>(await _mixUp.NameAsync(misfile, right: InMemoryEdges.Patient)).Problem);
    }

    [Fact]
    public async Task Photos_of_a_private_area_are_never_moved_to_a_child()
    {
        await using var mixUp = await MixUp.MakeAsync(1, form => form with { PrivateArea = true, OfferedAnotherWay = true });
        var misfile = await mixUp.ReportAsync();
        var child = MixUp.Right with { BirthDate = UkTime.DayOf(mixUp.Site.Clock.GetUtcNow()).AddYears(-17) };

        Assert.Equal(RepairProblems.ChildsPrivateArea, Assert.IsType<Outcome<bool>.Refused>(await mixUp.NameAsync(misfile, right: child)).Problem);
    }

    private static Problem Refusal(Outcome<MisfileDecision> outcome) => Assert.IsType<Outcome<MisfileDecision>.Refused>(outcome).Problem;
}
