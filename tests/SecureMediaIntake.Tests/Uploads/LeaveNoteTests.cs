using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Uploads;

public sealed class LeaveNoteTests
{
    private readonly StepWorld _world = new();

    public static TheoryData<string?, string> Typed => new()
    {
        { null, "" },
        { "  \r\n ", "" },
        { " It began on Monday.\r\nIt itches.\r\n", "It began on Monday.\nIt itches." },
        { "a\0b\u0007c\td", "abcd" },
        { "Dechreuodd ddydd Llun 😀", "Dechreuodd ddydd Llun 😀" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void A_note_is_kept_without_what_nobody_can_see(string? typed, string kept) => Assert.Equal(kept, PatientNote.Tidy(typed));

    [Fact]
    public async Task A_note_is_sealed_can_be_changed_and_taken_back()
    {
        var id = await _world.AskAndPassAsync();
        using var key = await _world.KeyAsync(id);

        await LeaveAsync(id, "It began on Monday.");
        await LeaveAsync(id, "It began on Monday.");
        Assert.Equal("It began on Monday.", (await _world.ReadAsync(id)).ReadNote(key));
        Assert.DoesNotContain("Monday", (await _world.ReadAsync(id)).Find<PatientNote>(PatientNote.Key)!.Text.Value, StringComparison.Ordinal);

        await LeaveAsync(id, "It began on Tuesday.");
        Assert.Equal("It began on Tuesday.", (await _world.ReadAsync(id)).ReadNote(key));

        await LeaveAsync(id, " ");
        Assert.Null((await _world.ReadAsync(id)).ReadNote(key));
        Assert.Equal(["note-left", "note-left", "note-removed"], _world.Actions(id).Where(action => action.StartsWith("note", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public async Task A_note_has_at_most_500_characters_a_line_end_being_one(int length, bool taken)
    {
        var id = await _world.AskAndPassAsync();

        var answer = await LeaveAsync(id, $"1\r\n{new string('2', length - 2)}");

        Assert.Equal(taken ? null : UploadProblems.NoteIsTooLong, (answer as Outcome<bool>.Refused)?.Problem);
    }

    [Fact]
    public async Task Who_has_not_agreed_leaves_no_note_and_a_no_takes_it_along()
    {
        var id = await _world.AskAndPassAsync();
        await LeaveAsync(id, "It began on Monday.");
        await new DeclineToSend(_world.Ledger, _world.Time).RunAsync(await _world.SessionAsync(id), StepWorld.None);

        Assert.Null((await _world.ReadAsync(id)).Find<PatientNote>(PatientNote.Key));
        Assert.Equal(UploadProblems.NotAgreed, Assert.IsType<Outcome<bool>.Refused>(await LeaveAsync(id, "Again")).Problem);
    }

    [Fact]
    public async Task Staff_may_read_it_once_something_was_sent_and_it_cannot_be_changed_any_more()
    {
        var id = await _world.AskAndPassAsync();
        await LeaveAsync(id, "It began on Monday.");
        await _world.GivenSealedAsync(id);
        Assert.False((await _world.ReadAsync(id)).NoteMayBeRead(_world.Now));

        await _world.SendAsync(id);

        Assert.True((await _world.ReadAsync(id)).NoteMayBeRead(_world.Now));
        Assert.Equal("link-ended", Assert.IsType<Outcome<bool>.Refused>(await LeaveAsync(id, "Too late")).Problem.Code);
    }

    private async Task<Outcome<bool>> LeaveAsync(RequestId id, string typed) =>
        await new LeaveNote(_world.Ledger, _world.Keys, _world.Organisations, _world.Time).RunAsync(await _world.SessionAsync(id), typed, "en", StepWorld.None);
}
