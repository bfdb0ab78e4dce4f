using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Repair;

/// <summary>"These photos are not of this patient": what nobody can do any more from that moment on, and who is told.</summary>
public sealed class ReportMisfileTests : IAsyncLifetime
{
    private static readonly Clinician Colleague = new(TestSite.SouthTenant, new("20000002-0000-4000-8000-000000000002"), "X26T2", "Test Colleague, South");

    private MixUp _mixUp = null!;

    public async Task InitializeAsync()
    {
        _mixUp = await MixUp.MakeAsync();
        _mixUp.Site.Directory.Put("X26T2", Colleague.Id);
    }

    public async Task DisposeAsync() => await _mixUp.DisposeAsync();

    [Theory]
    [InlineData(RenditionPart.Kept)]
    [InlineData(RenditionPart.Preview)]
    [InlineData(RenditionPart.Thumbnail)]
    public async Task Nobody_sees_any_part_of_what_was_chosen_and_everybody_the_rest(RenditionPart part)
    {
        await _mixUp.ReportAsync(items: _mixUp.Items[0]);

        Assert.False(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0], part: part));
        Assert.False(await _mixUp.MayViewAsync(MixUp.Teammate, _mixUp.Items[0], part: part));
        Assert.True(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[1], part: part));
    }

    [Fact]
    public async Task It_can_be_neither_shared_nor_compared_nor_reviewed()
    {
        await _mixUp.ReportAsync(items: _mixUp.Items[0]);

        var share = await _mixUp.Site.Get<ShareMedia>().PlanAsync(MixUp.First, _mixUp.Request, Form(_mixUp.Items[0]), MixUp.None);
        var sheet = Assert.IsType<Outcome<RequestSheet>.Ok>(await _mixUp.Site.Get<ReadRequests>().OneAsync(MixUp.First, _mixUp.Request, MixUp.None)).Value;
        var choices = await _mixUp.Site.Get<ComparePhotos>().ChoicesAsync(MixUp.First, sheet, MixUp.None);
        await _mixUp.Site.Get<AcknowledgeMedia>().RunAsync(MixUp.First, _mixUp.Request, MixUp.None);

        Assert.Equal(ShareProblems.ItemsAreMissing, Assert.IsType<Outcome<SharePlan>.Refused>(share).Problem);
        Assert.Equal([_mixUp.Items[1]], choices.Select(choice => choice.Item));
        Assert.Equal(ItemStatus.NeedsAttention, (await _mixUp.ItemAsync(0)).Status);
        Assert.Equal(RequestProgress.WrongPatient, sheet.Progress);
    }

    [Fact]
    public async Task Shares_that_it_is_part_of_end_and_others_go_on()
    {
        var both = await ShareAsync(Form([.. _mixUp.Items]));
        var other = await ShareAsync(Form(_mixUp.Items[1]));
        Assert.True(await _mixUp.MayViewAsync(Colleague, _mixUp.Items[0]));

        await _mixUp.ReportAsync(items: _mixUp.Items[0]);

        Assert.False(await _mixUp.MayViewAsync(Colleague, _mixUp.Items[0]));
        Assert.True(await _mixUp.MayViewAsync(Colleague, _mixUp.Items[1]));
        var rows = await _mixUp.ReadAsync();
        Assert.NotNull(rows.Find<GrantRow>(GrantRow.KeyOf(both))!.EndedAt);
        Assert.Null(rows.Find<GrantRow>(GrantRow.KeyOf(other))!.EndedAt);
        Assert.Contains("share-stopped", _mixUp.Actions());
    }

    [Fact]
    public async Task Everybody_who_was_shown_it_is_listed_and_told_on_their_own_pages_until_they_have_read_it()
    {
        await ShareAsync(Form([.. _mixUp.Items]));
        await _mixUp.MayViewAsync(Colleague, _mixUp.Items[0]);
        await _mixUp.MayViewAsync(MixUp.Teammate, _mixUp.Items[0], part: RenditionPart.Thumbnail);
        await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0]);
        await _mixUp.MayViewAsync(MixUp.Second, _mixUp.Items[1]);

        var misfile = await _mixUp.ReportAsync(items: _mixUp.Items[0]);

        Assert.Equal(3, (await _mixUp.MisfileAsync(misfile)).Viewers!.Count);
        Assert.Empty((await _mixUp.NoticesAsync(MixUp.First)).ToRead);
        Assert.Empty((await _mixUp.NoticesAsync(MixUp.Second)).ToRead);
        Assert.True(Assert.Single((await _mixUp.NoticesAsync(MixUp.Teammate)).ToRead) is { Photos: 1, MayOpen: true });
        Assert.True(Assert.Single((await _mixUp.NoticesAsync(Colleague)).ToRead) is { Photos: 1, Organisation: "Test Trust North", MayOpen: false });

        Assert.IsType<Outcome<bool>.Ok>(await NoteReadAsync(Colleague, misfile));
        Assert.IsType<Outcome<bool>.Ok>(await NoteReadAsync(Colleague, misfile));

        Assert.Empty((await _mixUp.NoticesAsync(Colleague)).ToRead);
        Assert.Single((await _mixUp.NoticesAsync(MixUp.Teammate)).ToRead);
        Assert.Single(_mixUp.Actions(), "notice-read");
    }

    [Fact]
    public async Task Who_was_shown_nothing_can_note_nothing()
    {
        var misfile = await _mixUp.ReportAsync();

        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<bool>.Refused>(await NoteReadAsync(Colleague, misfile)).Problem);
    }

    [Fact]
    public async Task A_look_in_the_same_second_is_among_those_who_are_told()
    {
        var looked = false;
        _mixUp.Site.Requests.Committing = async commit =>
        {
            if (!looked && commit.Trail.Any(line => line.Action == "not-of-this-patient"))
            {
                looked = true;
                Assert.True(await _mixUp.MayViewAsync(MixUp.Teammate, _mixUp.Items[0]));
            }
        };

        await _mixUp.WhileTimePassesAsync(_mixUp.ReportAsync());

        Assert.Single((await _mixUp.NoticesAsync(MixUp.Teammate)).ToRead);
    }

    [Fact]
    public async Task Rows_lists_and_messages_name_nobody_and_tell_no_reason()
    {
        await _mixUp.MayViewAsync(MixUp.Teammate, _mixUp.Items[0]);
        var misfile = await _mixUp.ReportAsync();
        await _mixUp.NameAsync(misfile);

        var open = System.Text.Json.JsonSerializer.Serialize(await _mixUp.MisfileAsync(misfile))
            + string.Join(' ', _mixUp.Site.Get<InMemoryLists>().Names) + string.Join(' ', _mixUp.Site.Edges.Sent.Select(sent => sent.ToString()));

        Assert.All(
            (string[])["foot", "Nurse", "Birch", MixUp.Right.NhsNumber, MixUp.Teammate.ObjectId.ToString("N"), MixUp.First.ObjectId.ToString("N")],
            word => Assert.DoesNotContain(word, open, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Reported_twice_it_is_one_report()
    {
        var first = await _mixUp.ReportAsync();
        var again = await _mixUp.ReportAsync();

        Assert.Equal(first, again);
        Assert.Equal(2, _mixUp.Actions().Count(action => action == "not-of-this-patient"));
    }

    [Fact]
    public async Task What_is_hidden_already_or_not_there_cannot_be_reported()
    {
        await _mixUp.ReportAsync(items: _mixUp.Items[0]);

        Assert.Equal(RepairProblems.ItemsAreMissing, Assert.IsType<Outcome<string>.Refused>(await _mixUp.TryReportAsync()).Problem);
        Assert.Equal(RepairProblems.ItemsAreMissing, Assert.IsType<Outcome<string>.Refused>(await _mixUp.TryReportAsync(items: ItemId.New())).Problem);
    }

    [Fact]
    public async Task Another_organisation_cannot_report_even_what_is_shared_with_it()
    {
        await ShareAsync(Form([.. _mixUp.Items]));

        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<string>.Refused>(await _mixUp.TryReportAsync(Colleague)).Problem);
    }

    [Theory]
    [InlineData(0, "why", MisfileWish.Move, "misfile-items-missing")]
    [InlineData(1, " ", MisfileWish.Move, "misfile-reason-missing")]
    [InlineData(1, "why", null, "misfile-wish-missing")]
    [InlineData(1, "why", (MisfileWish)7, "misfile-wish-missing")]
    [InlineData(1, "why", MisfileWish.NotKnown, null)]
    public void Files_reason_and_wish_are_needed(int items, string reason, MisfileWish? wish, string? problem) => Assert.Equal(
        problem, ReportMisfile.Problems(new([.. Enumerable.Range(0, items).Select(_ => ItemId.New())], reason, wish)).FirstOrDefault()?.Code);

    [Theory]
    [InlineData(ReportMisfile.MaxReason, null)]
    [InlineData(ReportMisfile.MaxReason + 1, "misfile-reason-too-long")]
    public void A_reason_has_an_end(int length, string? problem) =>
        Assert.Equal(problem, ReportMisfile.Problems(new([ItemId.New()], new('x', length), MisfileWish.Move)).FirstOrDefault()?.Code);

    private Task<Outcome<bool>> NoteReadAsync(Clinician who, string misfile) =>
        _mixUp.Site.Get<Notices>().NoteReadAsync(who, _mixUp.Request, misfile, MixUp.None);

    private static ShareForm Form(params ItemId[] items) =>
        new("X26T2", $"person:{Colleague.TenantId:N}:{Colleague.ObjectId:N}", items, "For a second opinion", 7);

    private Task<string> ShareAsync(ShareForm form) => _mixUp.Site.ShareAsync(_mixUp.Request, form, MixUp.First);
}
