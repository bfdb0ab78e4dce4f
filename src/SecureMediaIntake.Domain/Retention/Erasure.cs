using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>
/// That a request is to be erased, and how far it is. Row <c>erasure</c>. It stays when everything else has gone: a request that comes back with a restored table is
/// known by it.
/// </summary>
public sealed record Erasure : IRow
{
    public const string Key = "erasure";

    public string RowKey => Key;

    /// <summary>The rule, or the number of the case by which it is erased: <see cref="CaseNumber"/>.</summary>
    public required string Case { get; init; }

    /// <summary>Who asked, as the trail names them.</summary>
    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether the care record's entries become "entered in error". Where the period of the record is over too, it deals with them itself.</summary>
    public required bool Withdraw { get; init; }

    /// <summary>The second person, as the trail names them; null while nobody has agreed.</summary>
    public string? AgreedBy { get; init; }

    /// <summary>From this moment nothing of the request can be read by anybody.</summary>
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>
    /// The key row, out of everybody's way, while entries of the care record are to be withdrawn: whose they are is sealed under it. Null before, and once they are.
    /// </summary>
    public KeyRow? LastKey { get; init; }

    /// <summary>SHA-256 of the wrapped key, 64 hexadecimal digits: what the proof names, and what a copy of the row in a backup can be known by.</summary>
    public string? KeySha256 { get; init; }

    /// <summary>Entries of the care record that are to be withdrawn.</summary>
    public IReadOnlyList<ErasedEntry> Entries { get; init; } = [];

    /// <summary>When nothing was left to do; null before.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>One entry in the care record of a request that is erased.</summary>
/// <param name="Problem">Why the record did not withdraw it, as a code; or null.</param>
public sealed record ErasedEntry(ItemId Item, int Generation, Withdrawal Withdrawal, string? Problem = null);

/// <summary>Reads it from a snapshot.</summary>
public static class ErasureReading
{
    public static Erasure? Erasure(this RequestSnapshot request) => request.Find<Erasure>(Retention.Erasure.Key);

    /// <summary>Whether nobody may read anything of it any more. A request that came back with its key from a backup is erased all the same.</summary>
    public static bool IsErased(this RequestSnapshot request) => request.Find<KeyRow>(KeyRow.Key) is null || request.Erasure() is { AgreedAt: not null };
}
