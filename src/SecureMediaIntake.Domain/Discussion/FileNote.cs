using System.Globalization;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>The effect "put a note into the care record".</summary>
public sealed class FileNote(INoteRecord record, IRecordKeys keys, OrganisationDirectory organisations) : IEffectHandler
{
    public const string EffectKind = "file-note";

    public string Kind => EffectKind;

    public static Effect For(NoteRow note) => new(EffectKind, note.Number.ToString(CultureInfo.InvariantCulture));

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var row = NoteRow.KeyOf(int.Parse(owed.Argument, CultureInfo.InvariantCulture));

        if (request.Find<NoteRow>(row) is not { Filing: NoteFiling.Owed } note || request.Find<KeyRow>(KeyRow.Key) is not { } keyRow)
        {
            return null;
        }

        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, keyRow, cancellation);
        var order = new NoteOrder(
            request.Id, note.Number, request.ReadAsked(key).Patient, note.By, note.At, key.Open(note.Text, NoteRow.TextPurpose), [.. AboutOf(request, note)])
        {
            Urgency = note.Urgency,
            Why = note.Why is { } why ? key.Open(why, NoteRow.WhyPurpose) : null,
        };

        return await record.FileAsync(organisation, order, cancellation) switch
        {
            Outcome<bool>.Ok => Settle(row, NoteFiling.Filed, "note-filed", reason: null),
            Outcome<bool>.Refused(var problem) => Settle(row, NoteFiling.Refused, "note-not-filed", problem.Code),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Func<RequestSnapshot, Change> Settle(string row, NoteFiling filing, string action, string? reason) => fresh => new Change
    {
        Put = [fresh.Find<NoteRow>(row)! with { Filing = filing }],
        Trail = [new(action, row, Actors.Service, reason)],
    };

    /// <summary>The entries of what it is about, as far as they are in the record.</summary>
    private static IEnumerable<string> AboutOf(RequestSnapshot request, NoteRow note) => request.All<FiledEntry>()
        .Where(entry => note.Item is not { } item || entry.Item == item)
        .Select(entry => entry.DocumentId);
}

/// <summary>One note, as the record shall hold it.</summary>
/// <param name="By">Pseudonym of who wrote it.</param>
/// <param name="About">Ids of the entries that it is about.</param>
public sealed record NoteOrder(RequestId Request, int Number, PatientFacts Patient, string By, DateTimeOffset At, string Text, IReadOnlyList<string> About)
{
    public Urgency Urgency { get; init; }

    /// <summary>Null for what is routine.</summary>
    public string? Why { get; init; }

    public override string ToString() => "note order";
}

/// <summary>Files notes against the patient in the organisation's care record.</summary>
public interface INoteRecord
{
    /// <summary>Writes the note under an id of its own that follows from request and number: any repeat gives the same single entry.</summary>
    /// <returns>True; or a refusal whose code is the cause for a person (<see cref="FilingProblems"/>).</returns>
    /// <exception cref="UnavailableException">No answer, or one whose end is not known: try again later.</exception>
    Task<Outcome<bool>> FileAsync(Organisation organisation, NoteOrder order, CancellationToken cancellation);
}
