using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>What the patient wants to tell the team beside the files. Row <c>patient-note</c>.</summary>
public sealed record PatientNote : IRow
{
    public const string Key = "patient-note";

    /// <summary>The purpose under which it is sealed.</summary>
    public const string Purpose = "patient-note";

    /// <summary>Longest note in characters, as a browser's script counts them: journeys P7. A line end is one.</summary>
    public const int MaxLength = 500;

    public string RowKey => Key;

    public required SealedText Text { get; init; }

    /// <summary>In which the page was read: what the patient wrote is perhaps in it too.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>As it is kept: line ends of one kind, without invisible control characters, without space around it.</summary>
    public static string Tidy(string? typed) => string.Concat(
        (typed ?? string.Empty).ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
}

/// <summary>Opens the note.</summary>
public static class PatientNoteReading
{
    public static string? ReadNote(this RequestSnapshot request, RecordKey key) =>
        request.Find<PatientNote>(PatientNote.Key) is { } note ? key.Open(note.Text, PatientNote.Purpose) : null;
}

/// <summary>The patient writes, changes or empties the note, for as long as nothing was sent.</summary>
public sealed class LeaveNote(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>True; <see cref="UploadProblems.NoteIsTooLong"/>; <see cref="UploadProblems.NotAgreed"/> before the patient agreed.</returns>
    /// <exception cref="UnavailableException">Vault or storage do not answer.</exception>
    public async Task<Outcome<bool>> RunAsync(LinkSession session, string? typed, string language, CancellationToken cancellation)
    {
        var text = PatientNote.Tidy(typed);

        if (text.Length > PatientNote.MaxLength)
        {
            return UploadProblems.NoteIsTooLong;
        }

        using var key = await keys.OpenAsync(
            organisations.ByCode(session.Request.Head.Organisation), session.Request.Id, session.Request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        return await ledger.ChangeAsync(
            session.Request.Id,
            OperationId.New(),
            request => Decide(request, session, text, language, key, clock.GetUtcNow()),
            cancellation);
    }

    private static Outcome<Decision<bool>> Decide(
        RequestSnapshot request, LinkSession session, string text, string language, RecordKey key, DateTimeOffset now)
    {
        if (request.Find<Agreement>(Agreement.Key) is null)
        {
            return UploadProblems.NotAgreed;
        }

        return session.Move(request, now).Then<Decision<bool>>(moved =>
        {
            var before = request.ReadNote(key) ?? string.Empty;
            return text == before ? Decision<bool>.Already(true) : new Decision<bool>(
                text.Length == 0
                    ? new Change { Put = [moved], Remove = [PatientNote.Key], Trail = [new("note-removed", moved.RowKey, Actors.Patient)] }
                    : new Change
                    {
                        Put = [moved, new PatientNote { Text = key.Seal(text, PatientNote.Purpose), Language = language, At = now }],
                        Trail = [new("note-left", moved.RowKey, Actors.Patient)],
                    },
                true);
        });
    }
}
