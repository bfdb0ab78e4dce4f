namespace SecureMediaIntake.Domain.Audit;

/// <summary>Number and hash of a trail's newest line; kept in the request's head row, so that it moves only under that row's ETag.</summary>
public sealed record TrailHead(long Seq, string Hash)
{
    /// <summary>Before the first line: number 0 and 64 zeros.</summary>
    public static TrailHead Start { get; } = new(0, new string('0', 64));
}
