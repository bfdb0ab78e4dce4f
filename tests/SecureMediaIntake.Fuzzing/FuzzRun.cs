using System.Collections.Concurrent;
using System.Security.Cryptography;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Fuzzing.Checks;
using SecureMediaIntake.Fuzzing.Mutations;
using SecureMediaIntake.Fuzzing.Seeds;
using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Fuzzing;

/// <summary>A whole run: seeds, mutated files, verdicts.</summary>
internal sealed class FuzzRun(FuzzOptions options, Action<string> say)
{
    /// <summary>Files between two lines of progress.</summary>
    private const int Beat = 1000;

    /// <summary>In turn, so that the ways that few organisations choose are walked as often as the usual one. Photos know none of them.</summary>
    private static readonly SanitisingOptions[] Options =
        [new(), new() { CopyWhenCompliant = true }, new() { KeepSound = false }, new() { CopyWhenCompliant = true, UpTo4K = true }];

    public async Task<FuzzSummary> RunAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Folder);
        var seedFolder = Path.Combine(options.Folder, "seeds");
        var seeds = await new SeedMaker(seedFolder).MakeAsync(options.Files, options.Jobs, cancellation);
        Directory.Delete(seedFolder, recursive: true);
        say($"{seeds.Count} seeds of {seeds.Select(seed => seed.Format).Distinct().Count()} formats, {seeds.Sum(seed => seed.Bytes.LongLength) / 1024} KiB");

        await using var path = new SandboxedPath(options.Folder);
        await path.PrepareAsync(cancellation);
        var refused = await SendSeedsAsync(path, seeds, cancellation);
        var summary = new FuzzSummary(
            Digest(seeds.Select(seed => seed.Bytes)), await SendAllAsync(path, seeds, cancellation), path.LeftOver() is { } left ? [.. refused, left] : refused);
        Directory.Delete(Path.Combine(options.Folder, "scratch"));
        return summary;
    }

    /// <summary>A seed that is refused as it is would make every file from it worthless, so that is a finding too.</summary>
    private async Task<IReadOnlyList<Verdict.Finding>> SendSeedsAsync(SandboxedPath path, IReadOnlyList<Seed> seeds, CancellationToken cancellation)
    {
        await using var check = new SecondCheck();
        List<Verdict.Finding> refused = [];
        foreach (var seed in seeds)
        {
            var (verdict, _, _) = await path.SendAsync(seed.Bytes, new(), check, cancellation);
            if (verdict is not Verdict.Kept)
            {
                refused.Add(new("seed-not-kept", $"{seed.Format}: {verdict}"));
            }
        }

        say($"{seeds.Count - refused.Count} of {seeds.Count} seeds are kept as they are");
        return refused;
    }

    private async Task<IReadOnlyList<Trial>> SendAllAsync(SandboxedPath path, IReadOnlyList<Seed> seeds, CancellationToken cancellation)
    {
        var mutator = new Mutator([.. seeds.Select(seed => seed.Bytes)]);
        var numbers = new ConcurrentQueue<int>(options.Only is { } only ? [only] : Enumerable.Range(0, options.Files));
        var trials = new ConcurrentBag<Trial>();

        async Task WorkAsync()
        {
            await using var check = new SecondCheck();
            while (numbers.TryDequeue(out var number))
            {
                var seed = number % seeds.Count;
                var file = mutator.Mutate(seed, Dice.For(options.Seed, number));
                var (verdict, failedTries, elapsed) = await path.SendAsync(file, Options[number % Options.Length], check, cancellation);
                trials.Add(new(number, seeds[seed].Format, verdict, failedTries, elapsed, SHA256.HashData(file)));
                await TellAsync(number, seeds[seed].Format, file, verdict, trials.Count);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, options.Jobs).Select(_ => WorkAsync()));
        return [.. trials.OrderBy(trial => trial.Number)];
    }

    private async Task TellAsync(int number, string format, byte[] file, Verdict verdict, int done)
    {
        if (verdict is Verdict.Finding finding)
        {
            var kept = Path.Combine(options.Folder, $"seed-{options.Seed}-file-{number}-{format}-{finding.What}.bin");
            await File.WriteAllBytesAsync(kept, file);
            say($"FINDING file {number} ({format}): {finding.What}: {finding.Detail}. Kept as {kept}");
        }

        if (done % Beat == 0)
        {
            say($"{done} of {options.Files} files");
        }
    }

    /// <summary>Over the hashes of all, in order.</summary>
    internal static string Digest(IEnumerable<byte[]> files) =>
        Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(SHA256.HashData)]));
}
