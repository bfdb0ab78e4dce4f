using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Steps;

using Xunit;

namespace SecureMediaIntake.Tests.Inbox;

/// <summary>What needs a person, who takes it, and to whom it goes.</summary>
public sealed class InboxTests
{
    private readonly InboxWorld _inbox = new();

    private static string ToPerson(Clinician who) => $"person:{who.TenantId:N}:{who.ObjectId:N}";

    private static string ToTeam(Team team) => $"team:{team.Id}";

    [Fact]
    public async Task A_request_that_only_the_patient_has_to_act_on_waits_for_nobody_of_the_team()
    {
        await _inbox.AskAsync();
        await _inbox.World.AskAndPassAsync(change: form => form with { Team = InboxWorld.Wounds.Id });

        Assert.Equal((0, 0), ((await _inbox.InboxAsync()).Waiting, (await _inbox.InboxAsync()).Taken));
    }

    [Fact]
    public async Task What_was_sent_waits_from_that_moment_for_everybody_of_the_team_and_for_nobody_else()
    {
        await _inbox.GivenSentAsync(Urgency.Soon);

        var line = Assert.Single((await _inbox.InboxAsync(InboxWorld.Second)).Lines);

        Assert.Equal((WaitingFor.Media, Urgency.Soon, _inbox.World.Now), (line.Listed.WaitingFor, line.Listed.Urgency, line.Listed.Since));
        Assert.Equal(("TEST-ALDER, Patient One", "3 photos", "Test Clinician One", null), (line.PatientName, line.Wanted, line.From, line.Owner));
        Assert.Empty((await _inbox.InboxAsync(InboxWorld.Outside)).Lines);
        Assert.Equal(0, (await _inbox.InboxAsync(InboxWorld.Outside)).Waiting);
    }

    [Fact]
    public async Task Who_takes_it_is_its_owner_and_the_second_person_is_told_who_has_it()
    {
        var id = await _inbox.GivenSentAsync();

        Assert.True(Assert.IsType<Outcome<bool>.Ok>(await _inbox.TakeAsync(id, InboxWorld.Second)).Value);
        Assert.False(Assert.IsType<Outcome<bool>.Ok>(await _inbox.TakeAsync(id)).Value);
        Assert.True(Assert.IsType<Outcome<bool>.Ok>(await _inbox.TakeAsync(id, InboxWorld.Second)).Value);

        var line = Assert.Single((await _inbox.InboxAsync()).Lines);
        Assert.Equal((false, "Test Clinician Two", false), (line.IsToBeTaken, line.Owner, line.IsMine));
        Assert.Equal(1, _inbox.World.Actions(id).Count(action => action == "request-taken"));
    }

    [Fact]
    public async Task Twenty_who_press_at_once_are_one_owner()
    {
        var inbox = new InboxWorld(TimeProvider.System);
        var id = await inbox.GivenSentAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => inbox.TakeAsync(id, n % 2 == 0 ? InboxWorld.Second : InboxWorld.Senior))));

        Assert.All(answers, answer => Assert.IsType<Outcome<bool>.Ok>(answer));
        Assert.Equal(10, answers.Count(answer => answer is Outcome<bool>.Ok { Value: true }));
        Assert.Equal(1, inbox.World.Actions(id).Count(action => action == "request-taken"));
    }

    [Fact]
    public async Task Nothing_that_waits_cannot_be_taken_and_who_is_not_of_the_team_learns_nothing()
    {
        var id = await _inbox.AskAsync();

        Assert.Equal(InboxProblems.NothingWaits, Assert.IsType<Outcome<bool>.Refused>(await _inbox.TakeAsync(id)).Problem);
        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<bool>.Refused>(await _inbox.TakeAsync(id, InboxWorld.Outside)).Problem);
        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<Urgency>.Refused>(await _inbox.SayAsync(id, Urgency.Urgent, who: InboxWorld.Outside)).Problem);
        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<string>.Refused>(await _inbox.PassAsync(id, ToTeam(InboxWorld.Skin), who: InboxWorld.Outside)).Problem);
    }

    [Fact]
    public async Task Said_no_and_could_not_use_are_over_once_somebody_knows_of_them_and_a_wrong_number_is_not()
    {
        var no = await _inbox.AskAsync();
        var wrong = await _inbox.AskAsync();
        await new ReportLink(_inbox.World.Ledger, _inbox.World.Time).RunAsync(new(no, 1), Reported.SaidNo, StepWorld.None);
        await new ReportLink(_inbox.World.Ledger, _inbox.World.Time).RunAsync(new(wrong, 1), Reported.NotForMe, StepWorld.None);
        Assert.Equal(2, (await _inbox.InboxAsync()).Waiting);

        await _inbox.TakeAsync(no);
        await _inbox.TakeAsync(wrong);

        var page = await _inbox.InboxAsync();
        Assert.Equal((0, 1, WaitingFor.WrongNumber), (page.Waiting, page.Taken, Assert.Single(page.Lines).Listed.WaitingFor));
    }

    [Fact]
    public async Task A_file_that_comes_when_the_link_has_ended_waits_for_a_person()
    {
        var id = await _inbox.World.AskAndPassAsync(change: form => form with { Team = InboxWorld.Wounds.Id });
        var upload = await _inbox.World.GivenCommittedAsync(id);
        _inbox.World.Clock.SetUtcNow((await _inbox.World.LinkAsync(id)).EndsAt.AddMinutes(1));

        await _inbox.World.ReceiveAsync(id, upload);

        Assert.Equal(WaitingFor.LateArrival, Assert.Single((await _inbox.InboxAsync()).Lines).Listed.WaitingFor);
    }

    [Fact]
    public async Task Passed_to_another_team_it_moves_from_one_inbox_to_the_other_and_waits_anew()
    {
        var id = await _inbox.GivenSentAsync();
        await _inbox.TakeAsync(id, InboxWorld.Second);

        Assert.Equal("Skin clinic (team)", Assert.IsType<Outcome<string>.Ok>(await _inbox.PassAsync(id, ToTeam(InboxWorld.Skin), "It is a rash", InboxWorld.Second)).Value);

        Assert.Empty((await _inbox.InboxAsync(InboxWorld.Second)).Lines);
        Assert.True(Assert.Single((await _inbox.InboxAsync(InboxWorld.Outside)).Lines).IsToBeTaken);
        Assert.Null((await _inbox.World.ReadAsync(id)).Find<OwnerRow>(OwnerRow.Key));
        Assert.Equal(_inbox.World.Now, (await _inbox.ClockAsync(id))!.From);

        // Whoever asked finds it still.
        Assert.Single((await _inbox.ListAsync()).Lines);
        Assert.Empty((await _inbox.ListAsync(who: InboxWorld.Second)).Lines);
    }

    [Fact]
    public async Task Passed_to_somebody_of_another_team_it_is_theirs_to_see_until_it_is_passed_on()
    {
        var id = await _inbox.GivenSentAsync();

        await _inbox.PassAsync(id, ToPerson(InboxWorld.Outside), "Please look today");
        var theirs = Assert.Single((await _inbox.InboxAsync(InboxWorld.Outside)).Lines);
        Assert.Equal((true, true), (theirs.IsToBeTaken, theirs.IsMine));
        Assert.True(Assert.IsType<Outcome<bool>.Ok>(await _inbox.TakeAsync(id, InboxWorld.Outside)).Value);

        // Taken by them it is still by the passing that they see it, and with the passing that ends.
        Assert.Single((await _inbox.InboxAsync(InboxWorld.Outside)).Lines);
        await _inbox.PassAsync(id, ToPerson(InboxWorld.Second), who: InboxWorld.Outside);
        Assert.Empty((await _inbox.InboxAsync(InboxWorld.Outside)).Lines);
        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<bool>.Refused>(await _inbox.TakeAsync(id, InboxWorld.Outside)).Problem);
    }

    [Fact]
    public async Task Who_took_it_as_one_of_the_team_does_not_keep_it_when_they_leave_the_team()
    {
        var id = await _inbox.GivenSentAsync();
        await _inbox.TakeAsync(id, InboxWorld.Second);
        _inbox.World.Directory.Put(InboxWorld.North, InboxWorld.Second.Id, teams: [InboxWorld.Skin.Id]);

        Assert.Empty((await _inbox.InboxAsync(InboxWorld.Second)).Lines);
        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<bool>.Refused>(await _inbox.TakeAsync(id, InboxWorld.Second)).Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("team:cccccccccccccccccccccccccccccccc")]
    [InlineData("person:22222222222242228222222222222222:10000001000040008000000000000001")]
    public async Task It_goes_to_nobody_who_is_not_in_the_organisations_own_directory(string to)
    {
        var id = await _inbox.GivenSentAsync();

        Assert.Equal(InboxProblems.ToIsMissing, Assert.IsType<Outcome<string>.Refused>(await _inbox.PassAsync(id, to)).Problem);
        Assert.DoesNotContain("request-passed", _inbox.World.Actions(id));
    }

    [Fact]
    public async Task A_lead_sees_how_long_it_waits_and_whom_to_call_and_nothing_of_a_patient()
    {
        await _inbox.GivenSentAsync(Urgency.Urgent);
        Assert.Empty((await _inbox.InboxAsync(InboxWorld.Lead)).Late);

        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(31));

        var page = await _inbox.InboxAsync(InboxWorld.Lead);
        Assert.Equal((InboxWorld.Wounds, Urgency.Urgent), (page.Late.Single().Team, page.Late.Single().Urgency));
        Assert.Empty(page.Lines);
        Assert.Equal(0, page.Waiting);
    }

    [Fact]
    public async Task The_most_pressing_comes_first()
    {
        var routine = await _inbox.GivenSentAsync();
        var urgent = await _inbox.GivenSentAsync(Urgency.Urgent);
        var soon = await _inbox.GivenSentAsync(Urgency.Soon);
        var taken = await _inbox.GivenSentAsync(Urgency.Urgent);
        await _inbox.TakeAsync(taken);

        Assert.Equal([urgent, soon, routine, taken], (await _inbox.InboxAsync()).Lines.Select(line => line.Listed.Id));
    }

    [Theory]
    [InlineData(Urgency.Urgent, "", "urgency-why-missing")]
    [InlineData(Urgency.Routine, " ", "urgency-why-routine-missing")]
    [InlineData(null, "why", "urgency-missing")]
    [InlineData((Urgency)7, "why", "urgency-missing")]
    public async Task Urgency_needs_its_reason(Urgency? urgency, string why, string code)
    {
        var id = await _inbox.AskAsync();

        var answer = await new SetUrgency(_inbox.World.Ledger, _inbox.World.Open, _inbox.World.Time).RunAsync(StepWorld.Clinician, id, urgency, why, StepWorld.None);

        Assert.Equal(code, Assert.IsType<Outcome<Urgency>.Refused>(answer).Problem.Code);
    }

    [Fact]
    public async Task What_somebody_wrote_lies_sealed_and_stands_in_no_list_and_no_trail()
    {
        var id = await _inbox.GivenSentAsync(Urgency.Urgent);
        await _inbox.PassAsync(id, ToPerson(InboxWorld.Second), "It may be infected");
        var request = await _inbox.World.ReadAsync(id);
        using var key = await _inbox.World.KeyAsync(id);

        Assert.Equal("It may be infected", key.Open(request.Find<UrgencyRow>(UrgencyRow.Key)!.Why, UrgencyRow.Purpose));
        Assert.DoesNotContain(_inbox.World.Store.Trail(id), line => $"{line.Reason}{line.Object}".Contains("infected", StringComparison.Ordinal));
        Assert.DoesNotContain("Test", string.Concat(ListNames.Of(request)), StringComparison.Ordinal);
    }
}
