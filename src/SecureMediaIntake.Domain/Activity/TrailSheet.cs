using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Activity;

/// <summary>What happened in one request, as it is read: its lines, and whether their chain is whole.</summary>
/// <param name="Patient">Null once it is erased, and for whom it is not theirs to know.</param>
/// <param name="Items">All that there ever were, also erased ones: lines name them.</param>
/// <param name="Lines">Those that were asked for, oldest first.</param>
/// <param name="All">How many there are.</param>
/// <param name="FirstBreak">Number of the first line that does not follow from the one before it; null when the chain is whole.</param>
public sealed record TrailSheet(
    RequestId Request,
    PatientFacts? Patient,
    string? Wanted,
    IReadOnlyList<MediaItem> Items,
    IReadOnlyList<TrailEntry> Lines,
    long All,
    long? FirstBreak)
{
    public override string ToString() => "trail sheet";
}

/// <summary>Several requests' lines.</summary>
/// <param name="IsCut">Whether there may be more requests than were looked at: a list that ends without a word would look complete.</param>
public sealed record TrailSheets(IReadOnlyList<TrailSheet> Sheets, bool IsCut)
{
    public override string ToString() => "trail sheets";
}

/// <summary>Which days are asked for, in the United Kingdom; both ends included, null for no end.</summary>
public readonly record struct Days(DateOnly? From, DateOnly? Until)
{
    public bool Include(DateTimeOffset at) => UkTime.DayOf(at) is var day && (From is not { } from || day >= from) && (Until is not { } until || day <= until);
}

/// <summary>What is done with a trail; each is a line in it.</summary>
public enum Reading
{
    Read,
    Exported,

    /// <summary>The patient's copy was made.</summary>
    PatientCopy,
}
