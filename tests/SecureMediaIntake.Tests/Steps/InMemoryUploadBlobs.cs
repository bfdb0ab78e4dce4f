using System.Runtime.CompilerServices;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Tests.Steps;

/// <summary>The two containers on the way in, with moments at which a test can let somebody else come in between.</summary>
internal sealed class InMemoryUploadBlobs(TimeProvider clock) : IUploadBlobs
{
    private readonly Dictionary<string, DateTimeOffset> _upload = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _received = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Upload> _staged = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> InUpload => [.. _upload.Keys];

    public IReadOnlyCollection<string> InReceived => [.. _received.Keys];

    public int Hashed { get; private set; }

    /// <summary>Called when a step commits a blob, before it is there.</summary>
    public Func<Task> Committing { get; set; } = () => Task.CompletedTask;

    /// <summary>Called when a step copies a blob, before the copy is there.</summary>
    public Func<Task> Copying { get; set; } = () => Task.CompletedTask;

    /// <summary>Puts every block of an upload.</summary>
    public void Put(Upload upload)
    {
        _upload[upload.Blob] = clock.GetUtcNow();
        _staged[upload.Blob] = upload;
    }

    public void PutReceived(string blob) => _received[blob] = clock.GetUtcNow();

    public Task<UploadRight> GrantAsync(string blob, TimeSpan life, CancellationToken cancellation) =>
        Task.FromResult(new UploadRight(new($"https://blob.example/upload/{blob}"), clock.GetUtcNow() + life));

    public Task<IReadOnlyList<StagedBlock>> StagedAsync(string blob, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StagedBlock>>(
        _staged.TryGetValue(blob, out var upload)
            ? [.. Enumerable.Range(0, upload.BlockCount).Select(n => new StagedBlock(upload.BlockId(n), upload.EncryptedLength / upload.BlockCount))]
            : []);

    public async Task<Outcome<string>> CommitAsync(
        string blob, IReadOnlyList<string> blockIds, string encryptionData, CancellationToken cancellation)
    {
        await Committing();

        // As storage does it: a commit makes the blob, also where whatever lay there was deleted a moment ago.
        _upload[blob] = clock.GetUtcNow();
        return $"etag-of-{blob}";
    }

    public async Task<Outcome<string>> CopyToReceivedAsync(string blob, string committedETag, CancellationToken cancellation)
    {
        if (!_upload.ContainsKey(blob))
        {
            return UploadProblems.Differs;
        }

        await Copying();
        _received[blob] = clock.GetUtcNow();
        return $"etag-of-copy-of-{blob}";
    }

    public Task<ReceivedBytes> HashReceivedAsync(string blob, string etag, int blockSize, CancellationToken cancellation)
    {
        Hashed++;
        return Task.FromResult(new ReceivedBytes(_staged[blob].EncryptedLength, new('a', 64), StepWorld.Digest));
    }

    public Task DeleteUploadAsync(string blob, CancellationToken cancellation) => Task.FromResult(_upload.Remove(blob));

    public Task DeleteReceivedAsync(string blob, CancellationToken cancellation) => Task.FromResult(_received.Remove(blob));

    public IAsyncEnumerable<string> UploadsBeforeAsync(DateTimeOffset before, CancellationToken cancellation) => Before(_upload, before, cancellation);

    public IAsyncEnumerable<string> ReceivedBeforeAsync(DateTimeOffset before, CancellationToken cancellation) => Before(_received, before, cancellation);

    private static async IAsyncEnumerable<string> Before(
        Dictionary<string, DateTimeOffset> blobs, DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in blobs.Where(blob => blob.Value < before).Select(blob => blob.Key).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return await Task.FromResult(name);
        }
    }
}
