using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SecureMediaIntake.Benchmarks.Measuring;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.FunctionApp.Sandbox;

namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>The product's whole step, by the product's own services: sniff, sandbox, decode, encode, smaller pictures, report, gate.</summary>
internal sealed class OurStep : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public OurStep(string scratch)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Sandbox:ScratchFolder"] = scratch }).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddSandbox().BuildServiceProvider(validateScopes: true);
    }

    private ISandbox Sandbox => _services.GetRequiredService<ISandbox>();

    private IScratchFolders Folders => _services.GetRequiredService<IScratchFolders>();

    public async Task PrepareAsync()
    {
        Usage.AdoptOrphans();
        var state = _services.GetRequiredService<SandboxState>();
        state.Set(await _services.GetRequiredService<SandboxSelfTest>().TestAsync(CancellationToken.None));
        state.Require();
        Usage.CollectOrphans();
    }

    /// <param name="path">The upload.</param>
    /// <param name="output">Where the kept copy is put, to be compared.</param>
    public async Task<Cost> RunAsync(string path, string output, SanitisingOptions options)
    {
        using var folder = Folders.Create(new FileInfo(path).Length);
        File.Copy(path, folder.OriginalPath);
        Outcome<SanitisedMedia>? outcome = null;
        var cost = await MeasureAsync(async () => outcome = await SanitiseAsync(folder, options));
        var media = outcome is Outcome<SanitisedMedia>.Ok(var made) ? made : throw new InvalidOperationException($"Not kept: {outcome}");
        File.Copy(media[RenditionPart.Kept].Path, output, overwrite: true);
        return cost;
    }

    /// <summary>The sandbox around nothing: walls, start and end of a Sanitiser that is given no work.</summary>
    public async Task<Cost> RunNothingAsync()
    {
        using var folder = Folders.Create(0);
        await File.WriteAllBytesAsync(folder.OriginalPath, []);
        var run = new SandboxRun(folder.Path, folder.OriginalPath, ScratchFolders.AddRun(folder), ["nothing"]);
        return await MeasureAsync(() => Sandbox.RunAsync(run, SandboxLimits.Image, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async Task<Cost> MeasureAsync(Func<Task> work)
    {
        GC.Collect();
        var cpu = Usage.CpuMilliseconds;
        var startedAt = Stopwatch.GetTimestamp();
        await work();
        var wall = Stopwatch.GetElapsedTime(startedAt);
        var peak = Usage.CollectOrphans();
        return new(wall.TotalMilliseconds, Usage.CpuMilliseconds - cpu, peak);
    }

    private async Task<Outcome<SanitisedMedia>> SanitiseAsync(ScratchFolder folder, SanitisingOptions options)
    {
        var head = new byte[MediaSniff.HeadLength];
        int read;
        await using (var file = File.OpenRead(folder.OriginalPath))
        {
            read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false);
        }

        return MediaSniff.Identify(head.AsSpan(0, read)) is Outcome<SniffedMedia>.Ok(var sniffed)
            ? (await _services.GetRequiredService<ISanitiser>().SanitiseAsync(folder, sniffed, options, CancellationToken.None)).Outcome
            : throw new InvalidOperationException("The sniff refuses the source.");
    }
}
