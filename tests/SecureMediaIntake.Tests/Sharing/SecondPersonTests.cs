using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Sharing;

/// <summary>Outside the allow-list one person alone lets nobody in: a senior colleague agrees, within 4 hours, to what they both read.</summary>
public sealed class SecondPersonTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Colleague = new(TestSite.WestTenant, new("40000002-0000-4000-8000-000000000002"), "X26T3", "Test Colleague, West");
    private static readonly Clinician Senior = Northern(7, "Senior Seven");
    private static readonly Clinician OtherSenior = Northern(8, "Senior Eight");
    private static readonly Clinician Nurse = Northern(9, "Nurse Nine");

    private TestSite _site = null!;
    private RequestId _request;
    private ItemId _item;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T3", Colleague.Id);
        _site.Directory.Put("X26T1", Senior.Id, Roles.Senior, teams: [new('c', 32)]);
        _site.Directory.Put("X26T1", OtherSenior.Id, Roles.Senior);
        _site.Directory.Put("X26T1", Nurse.Id);
        _request = await _site.AskAsync();
        _item = (await _site.AddMediaAsync(_request)).Item.Id;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Only_seniors_of_the_same_organisation_who_did_not_ask_for_the_photos_can_be_chosen()
    {
        Assert.Equal([Value(Senior), Value(OtherSenior)], (await PlanAsync()).Seconds.Select(second => second.Value).Order());

        var plan = Assert.IsType<Outcome<SharePlan>.Ok>(await _site.Get<ShareMedia>().PlanAsync(Senior, await AskOpenAsync(), Form(), None));
        Assert.DoesNotContain(Value(Senior), plan.Value.Seconds.Select(second => second.Value));
    }

    [Fact]
    public async Task Nothing_is_visible_until_they_agree_and_then_it_is_at_once()
    {
        var grant = await ShareAsync();

        Assert.False(await MayViewAsync());
        _site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await MayViewAsync());
        Assert.Empty(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None));

        Assert.Equal(SecondAnswer.Agreed, Value(await AnswerAsync(grant, SecondAnswer.Agreed)));

        Assert.True(await MayViewAsync());
        Assert.Single(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None));
        Assert.Equal(["share-asked", "share-agreed"], Actions());
    }

    [Fact]
    public async Task No_answer_in_four_hours_ends_it()
    {
        var grant = await ShareAsync();
        _site.Clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromTicks(1));
        Assert.Single((await NoticesAsync(Senior)).ToAgree);
        _site.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Empty((await NoticesAsync(Senior)).ToAgree);
        Assert.Equal(ShareProblems.TooLateToAnswer, Problem(await AnswerAsync(grant, SecondAnswer.Agreed)));
        Assert.False(await MayViewAsync());
        Assert.Equal(GrantState.Unanswered, (await SheetAsync()).Shares.Single().State);
    }

    [Fact]
    public async Task An_answer_in_the_last_moment_counts_until_the_day_that_both_read()
    {
        var grant = await ShareAsync();
        _site.Clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromTicks(1));
        await AnswerAsync(grant, SecondAnswer.Agreed);

        Assert.True(await MayViewAsync());
        _site.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(4));
        Assert.True(await MayViewAsync());
        _site.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(await MayViewAsync());
    }

    [Fact]
    public async Task Refused_nobody_ever_looks_and_the_answer_stands()
    {
        var grant = await ShareAsync();
        await AnswerAsync(grant, SecondAnswer.Refused);

        Assert.Equal(SecondAnswer.Refused, Value(await AnswerAsync(grant, SecondAnswer.Refused)));
        Assert.Equal(ShareProblems.AlreadyAnswered, Problem(await AnswerAsync(grant, SecondAnswer.Agreed)));
        Assert.False(await MayViewAsync());
        Assert.Equal(["share-asked", "share-refused"], Actions());
    }

    [Fact]
    public async Task Whoever_shares_another_senior_and_who_is_none_cannot_agree()
    {
        var grant = await ShareAsync();

        Assert.Equal(ShareProblems.SecondIsSomebodyElse, Problem(await AnswerAsync(grant, SecondAnswer.Agreed, OtherSenior)));
        Assert.Equal(RequestProblems.Unknown, Problem(await AnswerAsync(grant, SecondAnswer.Agreed, TestSite.North)));
        Assert.Equal(RequestProblems.Unknown, Problem(await AnswerAsync(grant, SecondAnswer.Agreed, Nurse)));
        Assert.Equal(RequestProblems.Unknown, Problem(await AnswerAsync(grant, SecondAnswer.Agreed, Colleague)));
        Assert.False(await MayViewAsync());
    }

    [Fact]
    public async Task Whoever_shares_cannot_choose_themselves_or_who_may_not()
    {
        foreach (var second in new[] { null, string.Empty, Value(TestSite.North), Value(Nurse), Value(Colleague) })
        {
            Assert.Equal(
                ShareProblems.SecondIsMissing, Problem(await _site.Get<ShareMedia>().RunAsync(TestSite.North, _request, Form() with { Second = second }, None)));
        }

        _site.Directory.Put("X26T1", Senior.Id, Roles.Senior, active: false);
        _site.Directory.Remove("X26T1", OtherSenior.Id);
        Assert.Equal(ShareProblems.NobodyCanAgree, Problem(await _site.Get<ShareMedia>().RunAsync(TestSite.North, _request, Form(), None)));
    }

    [Fact]
    public async Task A_second_person_who_is_no_senior_any_more_cannot_agree()
    {
        var grant = await ShareAsync();
        _site.Directory.Put("X26T1", Senior.Id, Roles.Clinician);

        Assert.Equal(RequestProblems.Unknown, Problem(await AnswerAsync(grant, SecondAnswer.Agreed)));
    }

    [Fact]
    public async Task Withdrawn_it_cannot_be_agreed_to_and_waits_for_nobody()
    {
        var grant = await ShareAsync();
        await _site.Get<StopSharing>().RunAsync(TestSite.North, _request, grant, None);

        Assert.Empty((await NoticesAsync(Senior)).ToAgree);
        Assert.Equal(ShareProblems.TooLateToAnswer, Problem(await AnswerAsync(grant, SecondAnswer.Agreed)));
        Assert.Equal(["share-asked", "share-withdrawn"], Actions());
    }

    [Theory]
    [InlineData("sender left")]
    [InlineData("sender has another role")]
    [InlineData("colleague left")]
    [InlineData("file is gone")]
    public async Task What_changed_meanwhile_is_judged_anew(string what)
    {
        var grant = await ShareAsync();
        await (what switch
        {
            "sender left" => Put(() => _site.Directory.Put("X26T1", TestSite.North.Id, active: false)),
            "sender has another role" => Put(() => _site.Directory.Put("X26T1", TestSite.North.Id, Roles.Operator)),
            "colleague left" => Put(() => _site.Directory.Put("X26T3", Colleague.Id, active: false)),
            _ => EraseAsync(),
        });

        Assert.Equal(ShareProblems.ChangedMeanwhile, Problem(await AnswerAsync(grant, SecondAnswer.Agreed)));
        Assert.Equal(SecondAnswer.Refused, Value(await AnswerAsync(grant, SecondAnswer.Refused)));
    }

    [Fact]
    public async Task A_file_that_is_said_to_be_of_another_patient_ends_what_waits()
    {
        var grant = await ShareAsync();
        Assert.IsType<Outcome<string>.Ok>(
            await _site.Get<ReportMisfile>().RunAsync(TestSite.North, _request, new([_item], "Another person's foot", MisfileWish.NotKnown), None));

        Assert.Equal(ShareProblems.TooLateToAnswer, Problem(await AnswerAsync(grant, SecondAnswer.Agreed)));
        Assert.False(await MayViewAsync());
        Assert.Empty((await NoticesAsync(Senior)).ToAgree);
        Assert.Contains("share-withdrawn", Actions());
    }

    [Fact]
    public async Task Agreed_and_stopped_at_once_only_one_of_them_is_written_first()
    {
        var grant = await ShareAsync();
        var isFirst = true;
        _site.Requests.Committing = async commit =>
        {
            if (isFirst && commit.Trail.Any(line => line.Action == "share-agreed"))
            {
                isFirst = false;
                await _site.Get<StopSharing>().RunAsync(TestSite.North, _request, grant, None);
            }
        };

        Assert.Equal(ShareProblems.TooLateToAnswer, Problem(await AnswerAsync(grant, SecondAnswer.Agreed)));
        Assert.False(await MayViewAsync());
    }

    private static Clinician Northern(int n, string name) => new(TestSite.NorthTenant, new($"1000000{n}-0000-4000-8000-00000000000{n}"), "X26T1", name);

    private static string Value(Clinician who) => $"person:{who.TenantId:N}:{who.ObjectId:N}";

    private static T Value<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Ok>(outcome).Value;

    private static Problem Problem<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;

    private static Task Put(Action put)
    {
        put();
        return Task.CompletedTask;
    }

    private ShareForm Form() => new("X26T3", Value(Colleague), [_item], "For a second opinion", 7) { Second = Value(Senior) };

    private async Task<string> ShareAsync() => Value(await _site.Get<ShareMedia>().RunAsync(TestSite.North, _request, Form(), None));

    private async Task<SharePlan> PlanAsync() => Value(await _site.Get<ShareMedia>().PlanAsync(TestSite.North, _request, Form(), None));

    private Task<Outcome<SecondAnswer>> AnswerAsync(string grant, SecondAnswer answer, Clinician? who = null) =>
        _site.Get<AgreeToShare>().RunAsync(who ?? Senior, _request, grant, answer, None);

    private Task<NoticeSheet> NoticesAsync(Clinician who) => _site.Get<Notices>().ForAsync(who, None);

    private async Task<RequestSheet> SheetAsync() => Value(await _site.Get<ReadRequests>().OneAsync(TestSite.North, _request, None));

    private IEnumerable<string> Actions() => _site.Requests.Trail(_request).Select(line => line.Action).Where(action => action.StartsWith("share", StringComparison.Ordinal));

    /// <summary>Another request, with a photo of its own under the same id that forms name.</summary>
    private async Task<RequestId> AskOpenAsync()
    {
        var request = await _site.AskAsync();
        _item = (await _site.AddMediaAsync(request)).Item.Id;
        return request;
    }

    private async Task EraseAsync()
    {
        var item = (await _site.Requests.ReadAsync(_request, None))!.Item(_item)!;
        await _site.PutAsync(_request, item with { Status = ItemStatus.Erased });
    }

    private async Task<bool> MayViewAsync()
    {
        var answer = await _site.Get<ViewMedia>().RunAsync(Colleague, "viewing", _request, _item, RenditionPart.Preview, None);
        (answer as Outcome<OpenedMedia>.Ok)?.Value.Dispose();
        return answer is Outcome<OpenedMedia>.Ok;
    }
}
