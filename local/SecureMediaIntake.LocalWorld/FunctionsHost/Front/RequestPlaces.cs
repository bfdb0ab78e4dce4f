namespace SecureMediaIntake.LocalWorld.FunctionsHost.Front;

/// <summary>How many requests may run at once, and how many may run or wait (host.json: extensions.http).</summary>
internal sealed class RequestPlaces(int running, int outstanding) : IDisposable
{
    private readonly SemaphoreSlim _running = new(running, running);
    private int _outstanding;

    /// <returns>Null when too many wait already.</returns>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _outstanding) > outstanding)
        {
            Interlocked.Decrement(ref _outstanding);
            return null;
        }

        try
        {
            await _running.WaitAsync(cancellation);
            return new Place(this);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _outstanding);
            throw;
        }
    }

    public void Dispose() => _running.Dispose();

    private sealed class Place(RequestPlaces places) : IDisposable
    {
        public void Dispose()
        {
            places._running.Release();
            Interlocked.Decrement(ref places._outstanding);
        }
    }
}
