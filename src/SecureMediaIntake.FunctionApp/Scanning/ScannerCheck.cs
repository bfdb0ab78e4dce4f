using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>Finds out at start, and once a day, how far the scanner looks; what is wrong is tried again every minute, since the cause may have been the moment.</summary>
internal sealed partial class ScannerCheck(ScanReach reach, ScanWish wish, TimeProvider time, ILogger<ScannerCheck> log) : GuardedService
{
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    protected override async Task RunAsync(CancellationToken cancellation)
    {
        string? said = null;
        while (wish.Anybody)
        {
            var found = await reach.TestAsync(cancellation);
            if (found.Problem is { } problem && problem != said)
            {
                LogProblem(log, problem, found.Bytes);
            }

            said = found.Problem;
            await Task.Delay(said is null ? Again : Soon, time, cancellation);
        }
    }

    [LoggerMessage(2203, LogLevel.Error, "Malware scanner: {Problem}. No file of over {Bytes} bytes can be called clean (docs/settings.md)")]
    private static partial void LogProblem(ILogger log, string problem, long bytes);
}
