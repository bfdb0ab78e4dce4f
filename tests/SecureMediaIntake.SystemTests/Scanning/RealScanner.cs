using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.FunctionApp.Scanning;
using SecureMediaIntake.LocalWorld.Scanner;

namespace SecureMediaIntake.SystemTests.Scanning;

/// <summary>The product's scanner in front of a real clamd with limits and signatures of the test's choice.</summary>
internal sealed class RealScanner : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ClamAvServer _clamd;
    private readonly ClamScanner _scanner;

    private RealScanner(string folder, ClamAvServer clamd)
    {
        (_folder, _clamd) = (folder, clamd);
        var options = new ScanOptions { Host = ClamAvServer.Host, Port = clamd.Port, Deadline = TimeSpan.FromMinutes(10) };
        Wire = new(options, TimeProvider.System);
        Reach = new(Wire);
        _scanner = new(Wire, Reach, options, TimeProvider.System, NullLogger<ClamScanner>.Instance);
    }

    public ClamWire Wire { get; }

    public ScanReach Reach { get; }

    public static async Task<RealScanner> StartAsync(ClamLimits? limits = null, TimeSpan age = default)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "scanner-tests", OpaqueId.New());
        Directory.CreateDirectory(folder);
        var made = TimeProvider.System.GetUtcNow() - age;
        return new(folder, (await ClamAvServer.TryStartAsync(folder, limits ?? new(), made, CancellationToken.None))!);
    }

    /// <summary>Scans a file of zeros with the test signature at a place.</summary>
    /// <param name="at">First byte of the signature; null for none.</param>
    public async Task<(ScanVerdict Verdict, TimeSpan Took)> ScanAsync(long length, long? at)
    {
        var path = Path.Combine(_folder, "scanned");
        await using (var file = File.Create(path))
        {
            file.SetLength(length);
            if (at is { } place)
            {
                file.Position = place;
                await file.WriteAsync(ProbeStream.Signature);
            }
        }

        var started = Stopwatch.GetTimestamp();
        return (await _scanner.ScanAsync(path, CancellationToken.None), Stopwatch.GetElapsedTime(started));
    }

    public async ValueTask DisposeAsync()
    {
        Reach.Dispose();
        await _clamd.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
