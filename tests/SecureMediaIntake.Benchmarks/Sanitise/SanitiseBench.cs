using SecureMediaIntake.Benchmarks.Measuring;

namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>Every contender in turn on every source (A B C, A B C, …), so that whatever else the machine does falls on all of them alike.</summary>
internal sealed class SanitiseBench(string folder, int repeats, string? only, Action<string> say)
{
    public async Task<SanitiseResult> RunAsync()
    {
        var sources = new Sources(Path.Combine(folder, "sources"));
        say("Making the sources.");
        var made = (await sources.MakeAsync()).Where(source => only is null || source.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        await using var step = new OurStep(Path.GetFullPath(Path.Combine(folder, "scratch")));
        await step.PrepareAsync();

        List<Line> lines = [];
        foreach (var source in made)
        {
            say(source.Name);
            lines.AddRange(await RunAsync(step, source, sources.SrgbProfile));
        }

        List<Cost> nothing = [];
        for (var i = 0; i < 10; i++)
        {
            nothing.Add(await step.RunNothingAsync());
        }

        var sandbox = Cost.Median(nothing.Skip(1).ToList());
        var kept = KeptPath("JPEG 12 MP", Contenders.Whole);
        var gate = File.Exists(kept) ? GateCost.Measure(kept, 4000, 3000) : double.NaN;
        return new(lines, sandbox, gate, Goals.Judge(lines, sandbox.WallMilliseconds, gate));
    }

    private async Task<IReadOnlyList<Line>> RunAsync(OurStep step, Source source, string srgb)
    {
        var work = Path.GetFullPath(Path.Combine(folder, "work"));
        var contenders = new List<(string Name, string Output, Func<Task<Cost>> Run)>
        {
            (Contenders.Whole, KeptPath(source.Name, Contenders.Whole), () => step.RunAsync(source.Path, KeptPath(source.Name, Contenders.Whole), new())),
        };
        if (source.IsCompliant)
        {
            var output = KeptPath(source.Name, Contenders.Copied);
            contenders.Add((Contenders.Copied, output, () => step.RunAsync(source.Path, output, new() { CopyWhenCompliant = true })));
        }

        if (!source.IsVideo)
        {
            var output = KeptPath(source.Name, Contenders.Core);
            contenders.Add((Contenders.Core, output, () => OurCore.RunAsync(source, work, output)));
        }

        foreach (var peer in Peers.For(source, work, srgb))
        {
            contenders.Add((peer.Name, peer.Output, () => MeasuredProcess.RunAsync(work, peer.Command)));
        }

        // The first round only warms: files come into memory, code becomes hot.
        var costs = contenders.Select(_ => new List<Cost>()).ToList();
        var results = new (long Bytes, double? Psnr, double? Ssim)[contenders.Count];
        for (var round = 0; round <= repeats; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                Fresh(work, source);
                var cost = await contenders[i].Run();
                if (round == 0)
                {
                    results[i] = await JudgeAsync(source, contenders[i].Output);
                }
                else
                {
                    costs[i].Add(cost);
                }
            }
        }

        Directory.Delete(work, recursive: true);
        return [.. contenders.Select((one, i) => new Line(source.Name, one.Name, Cost.Median(costs[i]), repeats, results[i].Bytes, results[i].Psnr, results[i].Ssim))];
    }

    private static async Task<(long Bytes, double? Psnr, double? Ssim)> JudgeAsync(Source source, string output)
    {
        var likeness = source.Reference is { } reference ? await Similarity.MeasureAsync(reference, output) : null;
        return (new FileInfo(output).Length, likeness?.Psnr, likeness?.Ssim);
    }

    /// <summary>An empty folder with the source under a plain name: mat2 and exiftool write beside it and refuse to overwrite.</summary>
    private static void Fresh(string work, Source source)
    {
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        Directory.CreateDirectory(work);
        File.CreateSymbolicLink(Path.Combine(work, "input" + Path.GetExtension(source.Path)), source.Path);
    }

    private string KeptPath(string source, string contender)
    {
        Directory.CreateDirectory(Path.Combine(folder, "kept"));
        var ending = source.Contains(" s", StringComparison.Ordinal) ? ".mp4" : ".jpg";
        return Path.GetFullPath(Path.Combine(folder, "kept", $"{source} {contender}{ending}".Replace(' ', '-')));
    }
}
