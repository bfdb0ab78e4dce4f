using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>All notes that somebody may read of a request, opened, oldest first; and what they need to write another.</summary>
/// <param name="IsOutside">Whether it was shared with the reader, who sees nothing else of the request.</param>
/// <param name="Readers">Whom a note can be for.</param>
/// <param name="Items">What a note can be about.</param>
/// <param name="IsShared">Whether it is shared with anybody now.</param>
public sealed record NotesSheet(
    RequestId Request, Asked Asked, bool IsOutside, IReadOnlyList<NoteSheet> Notes, IReadOnlyList<NoteReader> Readers, IReadOnlyList<MediaItem> Items, bool IsShared)
{
    public override string ToString() => "notes sheet";
}

/// <param name="Item">What it is about; null for the request.</param>
/// <param name="Why">Why it is not routine.</param>
/// <param name="IsNew">Whether this reader has it on the screen for the first time.</param>
public sealed record NoteSheet(
    int Number, string By, DateTimeOffset At, MediaItem? Item, string Text, Urgency Urgency, string? Why, bool WithShared, NoteFiling Filing, bool IsNew,
    IReadOnlyList<MentionSheet> To, IReadOnlyList<SeenNote> Seen)
{
    /// <summary>Whether it is for whoever reads it, and nobody has taken note of it yet.</summary>
    public bool CanBeAcknowledged => To.Any(mention => mention is { IsReader: true, AcknowledgedBy: null });

    public override string ToString() => "note sheet";
}

/// <param name="IsReader">Whether whoever reads the page is meant, or their team is.</param>
public sealed record MentionSheet(string Name, string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt, bool IsReader)
{
    public override string ToString() => "mention";
}

public sealed record SeenNote(string By, DateTimeOffset At)
{
    public override string ToString() => "seen note";
}
