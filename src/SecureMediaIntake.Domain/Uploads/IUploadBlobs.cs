using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>A right to write the blocks of one blob.</summary>
/// <param name="Url">Address with the signature. It goes to the browser that asked and nowhere else: never logged, never stored.</param>
public sealed record UploadRight(Uri Url, DateTimeOffset ExpiresAt)
{
    public override string ToString() => "upload right";
}

/// <summary>A block that was put and not yet committed.</summary>
public sealed record StagedBlock(string Id, long Length);

/// <summary>What was copied out of the browser's reach.</summary>
/// <param name="Sha256">Of all encrypted bytes, lower-case hexadecimal.</param>
/// <param name="Digest">SHA-256 over the SHA-256 of the blocks, lower-case hexadecimal.</param>
public sealed record ReceivedBytes(long Length, string Sha256, string Digest);

/// <summary>
/// The two containers on the way in: <c>upload</c>, where a browser writes one blob for minutes, and <c>received</c>, for which no right is
/// ever given out.
/// </summary>
public interface IUploadBlobs
{
    /// <summary>A user-delegation SAS for one blob in <c>upload</c>: HTTPS, write only.</summary>
    /// <exception cref="UnavailableException">No delegation key can be had.</exception>
    Task<UploadRight> GrantAsync(string blob, TimeSpan life, CancellationToken cancellation);

    /// <summary>Uncommitted blocks of a blob; empty when there are none.</summary>
    Task<IReadOnlyList<StagedBlock>> StagedAsync(string blob, CancellationToken cancellation);

    /// <summary>Commits exactly these blocks, in this order, with our encryption metadata, if nothing is committed under that name.</summary>
    /// <returns>The new ETag, also when this very commit happened before; <see cref="UploadProblems.Differs"/> when somebody else's did.</returns>
    Task<Outcome<string>> CommitAsync(
        string blob, IReadOnlyList<string> blockIds, string encryptionData, CancellationToken cancellation);

    /// <summary>Copies to <c>received</c>, if the source still is what we committed. Repeats converge.</summary>
    /// <returns>ETag of the copy; <see cref="UploadProblems.Differs"/> when the source was changed or is gone.</returns>
    /// <exception cref="UnavailableException">The copy is not finished within a minute; it goes on, ask again.</exception>
    Task<Outcome<string>> CopyToReceivedAsync(string blob, string committedETag, CancellationToken cancellation);

    /// <summary>Reads the copy once, in bounded memory, and hashes it.</summary>
    Task<ReceivedBytes> HashReceivedAsync(string blob, string etag, int blockSize, CancellationToken cancellation);

    /// <summary>Removes a blob from <c>upload</c> with its snapshots, breaking a lease if there is one. Gone already is fine.</summary>
    Task DeleteUploadAsync(string blob, CancellationToken cancellation);

    /// <summary>Names in <c>upload</c> that were last written before <paramref name="before"/>, by name; those of which only blocks are there too.</summary>
    IAsyncEnumerable<string> UploadsBeforeAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>The same of <c>received</c>.</summary>
    IAsyncEnumerable<string> ReceivedBeforeAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Removes a blob from <c>received</c>. Gone already is fine.</summary>
    Task DeleteReceivedAsync(string blob, CancellationToken cancellation);
}
