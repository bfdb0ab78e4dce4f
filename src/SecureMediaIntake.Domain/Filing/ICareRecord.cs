using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Domain.Filing;

/// <summary>One item, as the record shall hold it.</summary>
/// <param name="Ordinal">"Photo 2 of 3": the item's own number, the same as on every page.</param>
/// <param name="Of">The highest number of its kind: a gap tells that something was removed or could not be used.</param>
/// <param name="Wanted">The clinician's words: the entry's description.</param>
/// <param name="KeptUrl">Where the record's readers fetch the bytes: our own host.</param>
/// <param name="SmallUrl">The same for the preview or poster.</param>
/// <param name="PatientPressedSend">False when the set was filed because nobody pressed Send for an hour.</param>
public sealed record FilingOrder(
    RequestId Request,
    ItemId Item,
    int Generation,
    PatientFacts Patient,
    MediaKind Kind,
    int Ordinal,
    int Of,
    string Wanted,
    SealedPart Kept,
    Uri KeptUrl,
    SealedPart Small,
    Uri SmallUrl,
    SanitisingReport Report,
    string OriginalSha256,
    ScanState Scan,
    DateTimeOffset ReceivedAt,
    DateTimeOffset SealedAt,
    DateTimeOffset FiledAt,
    bool PatientPressedSend)
{
    /// <summary>Pseudonym of whoever of the staff took it; null where the patient did.</summary>
    public string? TakenBy { get; init; }

    public override string ToString() => "filing order";
}

/// <summary>An entry that is to be taken out of the record.</summary>
/// <param name="Patient">Under whom it was filed.</param>
/// <param name="At">When it was said to be of somebody else, or was erased.</param>
public sealed record WithdrawalOrder(RequestId Request, ItemId Item, int Generation, PatientFacts Patient, DateTimeOffset At)
{
    /// <summary>What the provenance says.</summary>
    public WithdrawalReason Because { get; init; }

    public override string ToString() => "withdrawal order";
}

/// <summary>Why an entry is taken out of the record.</summary>
public enum WithdrawalReason
{
    NotOfThisPatient,
    Erased,
}

/// <summary>How an entry stands in the record.</summary>
public enum EntryState
{
    Current,

    /// <summary>Entered in error, or superseded.</summary>
    Withdrawn,

    /// <summary>It was never written, or was removed.</summary>
    NotThere,
}

/// <summary>What the record answered, after reading back.</summary>
public sealed record FilingReceipt(string DocumentId, string ProvenanceId, string? Version);

/// <summary>Files media against the patient in the organisation's care record.</summary>
public interface ICareRecord
{
    /// <summary>
    /// Looks first, writes document and provenance in one transaction with deterministic ids, and reads both back. Any repeat, also after an
    /// unknown end, gives the same single entry.
    /// </summary>
    /// <returns>The receipt; or a refusal of kind Conflict whose code is the cause for a person (<see cref="FilingProblems"/>).</returns>
    /// <exception cref="UnavailableException">No answer, or one whose end is not known: try again later.</exception>
    Task<Outcome<FilingReceipt>> FileAsync(Organisation organisation, FilingOrder order, CancellationToken cancellation);

    /// <summary>
    /// Makes the entry "entered in error", without addresses, description and hashes, and says so in a provenance of its own. Never a deletion: whoever read
    /// it before must find that it was wrong. Any repeat, also after an unknown end, ends the same.
    /// </summary>
    /// <returns>
    /// True; false when there is no such entry (any more). <see cref="FilingProblems.CorrectedInRecord"/> when somebody made it another patient's meanwhile, and
    /// <see cref="FilingProblems.RefusedByRecord"/>: nothing was changed, a person must look.
    /// </returns>
    /// <exception cref="UnavailableException">No answer, or one whose end is not known: try again later.</exception>
    Task<Outcome<bool>> WithdrawAsync(Organisation organisation, WithdrawalOrder order, CancellationToken cancellation);

    /// <summary>How an entry that was filed stands in the record now. Changes nothing.</summary>
    /// <exception cref="UnavailableException">No answer, or none that says how it stands.</exception>
    Task<EntryState> LookAsync(Organisation organisation, string documentId, CancellationToken cancellation);
}
