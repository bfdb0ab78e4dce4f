using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <param name="Bytes">Largest file of which an OK is believed.</param>
/// <param name="Problem">Why it is not more, as a code of ours; null when the scanner was shown to look that far.</param>
internal sealed record Reach(long Bytes, string? Problem);

/// <summary>
/// How far the scanner really looks. Past its limits clamd says OK without a look, and its limits cannot be asked for: so a test signature at the
/// very end of a generated stream has to be found, at the smallest sizes at start and at the largest when a file of that size first comes.
/// </summary>
internal sealed class ScanReach(ClamWire clamd) : IDisposable
{
    private const long MiB = 1024 * 1024;

    /// <summary>Bytes that are believed where the operator did not install the test signature: every distribution's default lets 25 MB through.</summary>
    public const long Assumed = 24 * MiB;

    /// <summary>Just past ClamAV's defaults of 100 MB. Under 4 seconds of clamd's time even on a crowded machine.</summary>
    public const long AtStart = 101 * MiB;

    /// <summary>Large enough for the signature and small enough for any limit.</summary>
    private const long Tiny = 1024;

    private static readonly long[] Steps = [Assumed, AtStart, MediaLimits.UploadBytes];

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Reach _current = new(Assumed, "scanner-not-tested-yet");

    public Reach Current => _current;

    /// <summary>From nothing up to <see cref="AtStart"/>. Whatever was known before is forgotten: clamd may have been started with other limits.</summary>
    public async Task<Reach> TestAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            _current = await ProbeAsync(Tiny, cancellation) switch
            {
                ScanVerdict.Found => await ClimbAsync(new(0, null), AtStart, cancellation),
                ScanVerdict.None(ScanState.ScannerSilent) => new(Assumed, "scanner-silent"),
                _ => new(Assumed, "scanner-test-signature-missing"),
            };
            return _current;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <returns>Whether an OK to a file of this many bytes is believed.</returns>
    public async Task<bool> CoversAsync(long length, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (length > _current.Bytes && _current.Problem is null)
            {
                _current = await ClimbAsync(_current, length, cancellation);
            }

            return length <= _current.Bytes;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Reach> ClimbAsync(Reach start, long wanted, CancellationToken cancellation)
    {
        var reached = start;
        foreach (var step in Steps.Where(step => step > start.Bytes))
        {
            if (reached.Bytes >= wanted)
            {
                break;
            }

            if (await ProbeAsync(step, cancellation) is not ScanVerdict.Found)
            {
                return reached with { Problem = $"scanner-looks-at-less-than-{step / MiB}-MiB" };
            }

            reached = reached with { Bytes = step };
        }

        return reached;
    }

    private async Task<ScanVerdict> ProbeAsync(long length, CancellationToken cancellation)
    {
        await using var probe = new ProbeStream(length);
        return ClamVerdict.Judge(await clamd.ScanAsync(probe, cancellation));
    }
}
