using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.FunctionApp.Scanning;

namespace SecureMediaIntake.Tests.Scanning;

/// <summary>The product's scanner in front of a scripted clamd, with a clock that only the test moves.</summary>
public abstract class ScannerTest : IAsyncLifetime
{
    private readonly string _file = Path.Combine(AppContext.BaseDirectory, $"scanned-{Domain.Outcomes.OpaqueId.New()}");
    private ScanReach? _reach;

    private protected FakeTimeProvider Clock { get; } = new(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    private protected ScriptedClamd Clamd { get; } = new();

    private protected ScanOptions Options => new() { Host = "127.0.0.1", Port = Clamd.Port };

    private protected ClamWire Wire => new(Options, Clock);

    private protected ScanReach Reach => _reach ??= new(Wire);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _reach?.Dispose();
        await Clamd.DisposeAsync();
        File.Delete(_file);
    }

    /// <summary>Scans a file of so many bytes.</summary>
    private protected async Task<ScanVerdict> ScanAsync(long length = 100_000, CancellationToken cancellation = default)
    {
        await using (var file = File.Create(_file))
        {
            file.SetLength(length);
        }

        var scanner = new ClamScanner(Wire, Reach, Options, Clock, NullLogger<ClamScanner>.Instance);
        return await scanner.ScanAsync(_file, cancellation);
    }

    /// <summary>Scans, and lets the deadline pass once the scanner has fallen silent.</summary>
    private protected async Task<ScanVerdict> ScanPastDeadlineAsync(long length = 100_000)
    {
        var scanning = ScanAsync(length);
        await Clamd.Silent.Task;
        Clock.Advance(Options.Deadline);
        return await scanning;
    }
}
