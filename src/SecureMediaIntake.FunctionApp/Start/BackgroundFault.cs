namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>
/// Whether a background service of ours ended by an exception. The framework then stops the app as if it had been asked to, with exit code 0,
/// after which the Functions host would never start it again.
/// </summary>
internal static class BackgroundFault
{
    private static volatile bool _happened;

    public static bool Happened => _happened;

    public static void Note() => _happened = true;
}

/// <summary>A background service whose end by an exception makes the process end with a failure.</summary>
internal abstract class GuardedService : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch when (!stoppingToken.IsCancellationRequested)
        {
            BackgroundFault.Note();
            throw;
        }
    }

    protected abstract Task RunAsync(CancellationToken cancellation);
}
