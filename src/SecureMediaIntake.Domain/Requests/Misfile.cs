namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// That somebody said of some media: these are not of this patient. While it stands nobody sees them. Kept with the request, since whoever looks is judged
/// with its rows; made and settled in Repair.
/// </summary>
public sealed record Misfile : IRow
{
    public const string Prefix = "misfile:";

    /// <summary>The purposes under which its personal fields are sealed.</summary>
    public const string ReasonPurpose = "misfile-reason";
    public const string TargetPurpose = "misfile-target";

    public string RowKey => Prefix + Id;

    public required string Id { get; init; }

    public required IReadOnlyList<HeldItem> Items { get; init; }

    public required SealedText Reason { get; init; }

    /// <summary>Pseudonym of who said it.</summary>
    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required MisfileWish Wish { get; init; }

    /// <summary>The right patient's <see cref="PatientFacts"/> as JSON, sealed under this request's key; null while nobody has named them.</summary>
    public SealedText? Target { get; init; }

    /// <summary>Pseudonym of who named the right patient.</summary>
    public string? NamedBy { get; init; }

    /// <summary>Pseudonyms of who was sent a picture of them, from the trail; null until it was read after they were hidden, when nobody could be added any more.</summary>
    public IReadOnlyList<string>? Viewers { get; init; }

    /// <summary>What the second person agreed to; null while nobody has.</summary>
    public MisfileDecision? Decision { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When what was agreed had been done; null before.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Only a second person who says "it was the right patient" lets anybody see them again.</summary>
    public bool Hides(ItemId item) => Decision is not MisfileDecision.PutBack && Items.Any(held => held.Item == item);

    public static string KeyOf(string id) => Prefix + id;
}

/// <summary>One item of a misfile: where it was before, and how far its entry in the care record is withdrawn.</summary>
/// <param name="Generation">Of the entry that is to be withdrawn.</param>
/// <param name="Problem">Why the record did not withdraw it, as a code; or null.</param>
public sealed record HeldItem(ItemId Item, ItemStatus From, int Generation, Withdrawal Withdrawal, string? Problem = null);

/// <summary>What whoever said it wants done with them.</summary>
public enum MisfileWish
{
    /// <summary>Move them to the right patient, who is named on the next page.</summary>
    Move,

    /// <summary>They do not know whose they are.</summary>
    NotKnown,
}

/// <summary>What a second person agrees to. Nothing of it happens by itself.</summary>
public enum MisfileDecision
{
    Move,
    Erase,

    /// <summary>They were of the right patient after all.</summary>
    PutBack,
}

/// <summary>How far an entry is taken out of the care record.</summary>
public enum Withdrawal
{
    /// <summary>It never was on its way there.</summary>
    NotNeeded,

    Owed,

    /// <summary>The record holds it as entered in error.</summary>
    Done,

    /// <summary>The record holds no such entry, and nothing can bring it any more.</summary>
    NothingThere,

    /// <summary>The record did not do it: a person must.</summary>
    Refused,
}

/// <summary>That somebody who had been sent a picture of a misfile has read so.</summary>
public sealed record MisfileRead : IRow
{
    public const string Prefix = "misfile-read:";

    public string RowKey => KeyOf(Misfile, Reader);

    public required string Misfile { get; init; }

    public required string Reader { get; init; }

    public required DateTimeOffset At { get; init; }

    public static string KeyOf(string misfile, string reader) => $"{Prefix}{misfile}:{reader}";
}

/// <summary>Reads misfiles from a snapshot.</summary>
public static class MisfileRows
{
    public static bool IsMisfiled(this RequestSnapshot request, ItemId item) => request.All<Misfile>().Any(misfile => misfile.Hides(item));

    public static Misfile? Misfile(this RequestSnapshot request, string id) => request.Find<Misfile>(Requests.Misfile.KeyOf(id));
}
