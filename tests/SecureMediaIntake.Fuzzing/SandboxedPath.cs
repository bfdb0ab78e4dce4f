using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.FunctionApp.Sandbox;
using SecureMediaIntake.Fuzzing.Checks;

namespace SecureMediaIntake.Fuzzing;

/// <summary>The product's own way from bytes to renditions, put together as the service does it: sniff, sandbox, gate.</summary>
internal sealed class SandboxedPath : IAsyncDisposable
{
    /// <summary>What a photo may take by the clock. The product's own limits end most of it long before.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider _services;
    private readonly FailedTries _tries = new();
    private readonly string _scratch;

    public SandboxedPath(string folder)
    {
        _scratch = Path.GetFullPath(Path.Combine(folder, "scratch"));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Sandbox:ScratchFolder"] = _scratch }).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.AddProvider(_tries))
            .AddSandbox().BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Proves that there is a sandbox. Nothing may be sent before.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var readiness = await _services.GetRequiredService<SandboxSelfTest>().TestAsync(cancellation);
        _services.GetRequiredService<SandboxState>().Set(readiness);
        _services.GetRequiredService<SandboxState>().Require();
    }

    public async Task<(Verdict Verdict, int FailedTries, TimeSpan Elapsed)> SendAsync(
        byte[] file, SanitisingOptions options, SecondCheck check, CancellationToken cancellation)
    {
        using var tries = FailedTries.Count();
        var startedAt = Stopwatch.GetTimestamp();
        var folder = _services.GetRequiredService<IScratchFolders>().Create(file.Length);
        var verdict = await JudgeAsync(folder, file, options, check, cancellation);
        folder.Dispose();
        var elapsed = Stopwatch.GetElapsedTime(startedAt);

        return (verdict is Verdict.Finding ? verdict : LeftOver(folder.Path) ?? TooSlow(elapsed) ?? verdict, tries.Value, elapsed);
    }

    /// <returns>A finding if anything of the whole run still lies in the scratch folder.</returns>
    public Verdict.Finding? LeftOver() =>
        Directory.EnumerateFileSystemEntries(_scratch).FirstOrDefault() is { } left ? new("left-over", "file " + Path.GetFileName(left)) : null;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _tries.Dispose();
    }

    private async Task<Verdict> JudgeAsync(
        ScratchFolder folder, byte[] file, SanitisingOptions options, SecondCheck check, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(folder.OriginalPath, file, cancellation);
            var head = file.AsSpan(0, Math.Min(file.Length, MediaSniff.HeadLength));
            var outcome = MediaSniff.Identify(head) switch
            {
                Outcome<SniffedMedia>.Ok(var sniffed) =>
                    (await _services.GetRequiredService<ISanitiser>().SanitiseAsync(folder, sniffed, options, cancellation)).Outcome,
                Outcome<SniffedMedia>.Refused(var problem) => problem,
                _ => throw new UnreachableException(),
            };
            return outcome switch
            {
                Outcome<SanitisedMedia>.Ok(var media) => await check.FindAsync(media, cancellation) is { } found
                    ? new Verdict.Finding("second-check", found)
                    : new Verdict.Kept(media.Files.Count),
                Outcome<SanitisedMedia>.Refused(var problem) => new Verdict.Refused(SanitisingProblems.CauseOf(problem) ?? problem.Code),
                _ => throw new UnreachableException(),
            };
        }
        catch (GateFailedException failure)
        {
            // Caught before anything was sealed, yet our own tools made what our own gate did not expect.
            return new Verdict.Finding("gate", failure.Finding);
        }
        catch (UnavailableException failure)
        {
            return new Verdict.Finding("no-verdict", failure.Message);
        }
#pragma warning disable CA1031 // Any other exception is what this program looks for.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new Verdict.Finding("crash", failure.ToString());
        }
    }

    private static Verdict.Finding? LeftOver(string folder) =>
        Directory.Exists(folder) ? new("left-over", "folder") : Leftovers.ProcessOf(folder) is { } name ? new("left-over", "process " + name) : null;

    private static Verdict.Finding? TooSlow(TimeSpan elapsed) => elapsed > MostTime ? new("too-slow", $"{elapsed.TotalSeconds:F0} s") : null;
}
