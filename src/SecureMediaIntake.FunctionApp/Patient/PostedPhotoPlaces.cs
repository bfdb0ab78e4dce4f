namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// How many posted photos this instance encrypts at once. The Functions host has read each of them whole before it comes here, to memory and disk
/// and in clear, so a crowd must wait its turn and not fill both.
/// </summary>
internal sealed class PostedPhotoPlaces(TimeProvider clock) : IDisposable
{
    /// <summary>Two: each takes 12 MiB here and up to 32 MiB in the host.</summary>
    private const int Places = 2;

    /// <summary>One of 20 MB takes a second or two; whoever waits this long would be cut off by the front next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _places = new(Places);

    /// <returns>A place, to be given back; null when none became free.</returns>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);

        try
        {
            await _places.WaitAsync(either.Token);
            return new Taken(_places);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _places.Dispose();

    private sealed class Taken(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
