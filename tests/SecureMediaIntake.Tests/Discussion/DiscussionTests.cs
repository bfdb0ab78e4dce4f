using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Discussion;

/// <summary>Who reads which note, who is told, and that each is written and filed once.</summary>
public sealed class DiscussionTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Team Wounds = new(new string('a', 32), "Wound care");
    private static readonly Clinician Nurse = Person(TestSite.NorthTenant, 2, "X26T1", "Test Nurse");
    private static readonly Clinician Surgeon = Person(TestSite.NorthTenant, 3, "X26T1", "Test Surgeon");
    private static readonly Clinician Outside = Person(TestSite.SouthTenant, 4, "X26T2", "Test Colleague, South");

    private TestSite _site = null!;
    private RequestId _request;
    private ItemId _item;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T1", Wounds);
        _site.Directory.Put("X26T1", Nurse.Id, teams: [Wounds.Id]);
        _site.Directory.Put("X26T1", Surgeon.Id, teams: ["another"]);
        _site.Directory.Put("X26T2", Outside.Id);
        _request = await _site.AskAsync(change: form => form with { Team = Wounds.Id });
        _item = (await _site.AddMediaAsync(_request)).Item.Id;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task The_team_reads_a_note_and_who_wrote_it_sees_who_saw_it_and_when()
    {
        await WriteAsync(TestSite.North, "The edge is clean.\r\nKeep the dressing.", _item);
        Assert.Empty((await ReadAsync(TestSite.North)).Notes[0].Seen);

        _site.Clock.Advance(TimeSpan.FromMinutes(3));
        var note = Assert.Single((await ReadAsync(Nurse)).Notes);
        var seenAt = _site.Clock.GetUtcNow();
        _site.Clock.Advance(TimeSpan.FromMinutes(3));
        await WriteAsync(TestSite.North, "One more.");
        await ReadAsync(Nurse);

        Assert.Equal(("The edge is clean.\nKeep the dressing.", _item, true), (note.Text, note.Item!.Id, note.IsNew));
        Assert.Equal(seenAt, Assert.Single((await ReadAsync(TestSite.North)).Notes[0].Seen).At);
        Assert.Equal(2, _site.Requests.Trail(_request).Count(line => line.Action == "notes-read"));
    }

    [Fact]
    public async Task A_page_that_fetches_itself_anew_has_seen_nothing()
    {
        await WriteAsync(TestSite.North, "A note");

        await ReadAsync(Nurse, looks: false);

        Assert.Empty((await ReadAsync(TestSite.North)).Notes[0].Seen);
    }

    [Fact]
    public async Task Who_may_not_see_the_request_reads_and_writes_no_note_of_it()
    {
        Assert.Equal(RequestProblems.Unknown, Refusal(await _site.Get<WriteNote>().RunAsync(Surgeon, _request, Form("A note"), None)));
        Assert.Equal(RequestProblems.Unknown, Refusal(await _site.Get<ReadNotes>().RunAsync(Surgeon, _request, looks: true, None)));
        Assert.DoesNotContain((await ReadAsync(TestSite.North)).Readers, reader => reader.Name.Contains("Surgeon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_let_in_by_being_mentioned()
    {
        var surgeon = $"person:{Surgeon.TenantId:N}:{Surgeon.ObjectId:N}";

        Assert.Equal(NoteProblems.ReaderIsUnknown, Refusal(await _site.Get<WriteNote>().RunAsync(TestSite.North, _request, Form("A note", to: surgeon), None)));
        Assert.Empty((await ReadAsync(TestSite.North)).Notes);
    }

    [Fact]
    public async Task A_note_for_the_team_waits_in_each_ones_list_until_one_of_them_acknowledges_it()
    {
        await WriteAsync(TestSite.North, "Please look today.", to: $"team:{Wounds.Id}");
        Assert.Equal(_request, Assert.Single(await _site.Get<ReadMentions>().RunAsync(Nurse, None)).Request);
        Assert.Equal(NoteProblems.Unknown, Refusal(await _site.Get<AcknowledgeNote>().RunAsync(TestSite.North, _request, 1, None)));

        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<AcknowledgeNote>().RunAsync(Nurse, _request, 1, None));
        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<AcknowledgeNote>().RunAsync(Nurse, _request, 1, None));

        Assert.Empty(await _site.Get<ReadMentions>().RunAsync(Nurse, None));
        Assert.Empty(await _site.Get<IRequestLists>().OfAsync(RequestLists.MentionedTeam("X26T1", Wounds.Id), 10, None));
        Assert.Equal("Test Nurse", Assert.Single((await ReadAsync(TestSite.North)).Notes[0].To).AcknowledgedBy);
        Assert.Single(_site.Requests.Trail(_request), line => line.Action == "note-acknowledged");
    }

    [Fact]
    public async Task Those_with_whom_it_is_shared_read_what_is_for_them_and_answer_and_nothing_else()
    {
        await WriteAsync(TestSite.North, "Between us.");
        await ShareAsync();
        await WriteAsync(TestSite.North, "What do you think?", to: $"person:{Outside.TenantId:N}:{Outside.ObjectId:N}");

        var sheet = await ReadAsync(Outside);
        Assert.Equal(["What do you think?"], sheet.Notes.Select(note => note.Text));
        Assert.True(sheet.IsOutside);
        Assert.Single(await _site.Get<ReadMentions>().RunAsync(Outside, None));
        await WriteAsync(Outside, "It heals well.", to: Assert.Single(sheet.Readers).Value);

        Assert.Equal("It heals well.", (await ReadAsync(TestSite.North)).Notes[^1].Text);
        Assert.Single(await _site.Get<ReadMentions>().RunAsync(TestSite.North, None));
    }

    [Fact]
    public async Task When_sharing_stops_the_notes_are_gone_too()
    {
        var grant = await ShareAsync();
        await WriteAsync(TestSite.North, "What do you think?", to: $"person:{Outside.TenantId:N}:{Outside.ObjectId:N}");

        await _site.Get<StopSharing>().RunAsync(TestSite.North, _request, grant, None);

        Assert.Equal(RequestProblems.Unknown, Refusal(await _site.Get<ReadNotes>().RunAsync(Outside, _request, looks: true, None)));
        Assert.Empty(await _site.Get<ReadMentions>().RunAsync(Outside, None));
    }

    [Fact]
    public async Task Pressed_twice_it_is_written_once_and_in_the_record_once()
    {
        var form = Form("A note");
        await _site.Get<WriteNote>().RunAsync(TestSite.North, _request, form, None);
        await _site.Get<WriteNote>().RunAsync(TestSite.North, _request, form, None);

        Assert.Equal(NoteFiling.Filed, Assert.Single((await ReadAsync(TestSite.North)).Notes).Filing);
        Assert.Equal("A note", Assert.Single(_site.Edges.NotesFiled).Text);
    }

    [Fact]
    public async Task While_the_record_is_away_the_note_is_there_and_stays_owed()
    {
        _site.Edges.RecordIsDown = true;

        await WriteAsync(TestSite.North, "A note");

        Assert.Equal(NoteFiling.Owed, Assert.Single((await ReadAsync(Nurse)).Notes).Filing);
        Assert.Single((await _site.Requests.ReadAsync(_request, None))!.Outbox(), owed => owed.Kind == FileNote.EffectKind);
    }

    [Fact]
    public async Task An_urgent_note_comes_first_with_its_reason_and_is_filed_with_it()
    {
        await WriteAsync(TestSite.North, "When you have time.", to: $"team:{Wounds.Id}");
        await WriteAsync(TestSite.North, Form("Please look now.", to: $"team:{Wounds.Id}") with { Urgency = Urgency.Urgent, Why = " It spreads\nquickly " });

        var lines = await _site.Get<ReadMentions>().RunAsync(Nurse, None);
        Assert.Equal([(Urgency.Urgent, "It spreads quickly"), (Urgency.Routine, null)], lines.Select(line => (line.Urgency, line.Why)));
        Assert.Equal((Urgency.Urgent, "It spreads quickly"), (await ReadAsync(Nurse)).Notes.Select(note => (note.Urgency, note.Why)).Last());
        Assert.Equal((Urgency.Urgent, "It spreads quickly"), _site.Edges.NotesFiled.Select(note => (note.Urgency, note.Why)).Last());
        Assert.Equal("urgent", _site.Requests.Trail(_request).Last(line => line.Action == "note-written").Reason);
    }

    [Theory]
    [InlineData(Urgency.Urgent, null, true, "note-why-missing")]
    [InlineData(Urgency.Soon, "  ", true, "note-why-missing")]
    [InlineData(Urgency.Soon, "It spreads", false, "note-reader-missing")]
    [InlineData((Urgency)7, "It spreads", true, "note-urgency-missing")]
    [InlineData(null, "It spreads", true, "note-urgency-missing")]
    public async Task What_is_urgent_says_why_and_to_whom(Urgency? urgency, string? why, bool isForTheTeam, string code)
    {
        var form = Form("Please look.", to: isForTheTeam ? $"team:{Wounds.Id}" : null) with { Urgency = urgency, Why = why };

        Assert.Equal(code, Refusal(await _site.Get<WriteNote>().RunAsync(TestSite.North, _request, form, None)).Code);
    }

    [Fact]
    public async Task A_note_for_the_seniors_of_a_team_waits_for_whoever_is_one()
    {
        Assert.DoesNotContain((await ReadAsync(TestSite.North)).Readers, reader => reader.Value == $"seniors:{Wounds.Id}");
        _site.Directory.Put("X26T1", Surgeon.Id, Roles.Senior, teams: [Wounds.Id]);

        await WriteAsync(TestSite.North, "May I discharge?", to: $"seniors:{Wounds.Id}");

        Assert.Empty(await _site.Get<ReadMentions>().RunAsync(Nurse, None));
        Assert.Equal(NoteProblems.Unknown, Refusal(await _site.Get<AcknowledgeNote>().RunAsync(Nurse, _request, 1, None)));
        Assert.Single(await _site.Get<ReadMentions>().RunAsync(Surgeon, None));
        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<AcknowledgeNote>().RunAsync(Surgeon, _request, 1, None));
        Assert.Empty(await _site.Get<ReadMentions>().RunAsync(Surgeon, None));
    }

    [Theory]
    [InlineData("", "note-missing")]
    [InlineData(" \r\n ", "note-missing")]
    [InlineData(null, "note-too-long")]
    public async Task What_is_no_note_is_said_so(string? text, string code) =>
        Assert.Equal(code, Refusal(await _site.Get<WriteNote>().RunAsync(TestSite.North, _request, Form(text ?? new string('x', NoteRules.MaxLength + 1)), None)).Code);

    private static Clinician Person(Guid tenant, int number, string organisation, string name) =>
        new(tenant, new($"1000000{number}-0000-4000-8000-00000000000{number}"), organisation, name);

    private static NoteForm Form(string text, ItemId? item = null, string? to = null) =>
        new(text, item, to is null ? [] : [to], WithShared: false, OpaqueId.New());

    private static Problem Refusal<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;

    private Task WriteAsync(Clinician by, string text, ItemId? item = null, string? to = null) => WriteAsync(by, Form(text, item, to));

    private async Task WriteAsync(Clinician by, NoteForm form) => Assert.IsType<Outcome<int>.Ok>(await _site.Get<WriteNote>().RunAsync(by, _request, form, None));

    private async Task<NotesSheet> ReadAsync(Clinician by, bool looks = true) =>
        Assert.IsType<Outcome<NotesSheet>.Ok>(await _site.Get<ReadNotes>().RunAsync(by, _request, looks, None)).Value;

    private Task<string> ShareAsync() =>
        _site.ShareAsync(_request, new("X26T2", $"person:{Outside.TenantId:N}:{Outside.ObjectId:N}", [_item], "An opinion", 7));
}
