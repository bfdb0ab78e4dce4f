using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Fuzzing.Seeds;

/// <summary>Makes the sound files that a run starts from, in a folder that can go afterwards.</summary>
internal sealed class SeedMaker(string folder)
{
    /// <summary>A seed that is used less often than this is not worth the second it takes to make.</summary>
    private const int LeastUses = 5;

    /// <summary>exiftool takes this many names at a time.</summary>
    private const int TagBatch = 50;

    private static readonly IReadOnlyList<SeedFormat> Formats = [.. PhotoFormats.All, .. VideoFormats.All];

    /// <param name="files">Of the whole run: a short run makes one seed of each format, a long one all.</param>
    /// <returns>Formats in turn, so that each run, however short, meets every one of them.</returns>
    public async Task<IReadOnlyList<Seed>> MakeAsync(int files, int jobs, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var variants = Math.Clamp(files / (Formats.Count * LeastUses), 1, SeedVariant.Count);
        var plans = Enumerable.Range(0, variants).SelectMany(number => Formats.Select(format => (Format: format, Variant: new SeedVariant(number)))).ToList();
        await Parallel.ForEachAsync(plans, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, async (plan, _) =>
            await plan.Format.MakeAsync(plan.Variant, PathOf(plan.Format, plan.Variant)));
        await TagAsync(plans.Where(plan => plan.Format.Taggable).Select(plan => PathOf(plan.Format, plan.Variant)));

        List<Seed> seeds = [];
        foreach (var (format, variant) in plans)
        {
            seeds.Add(new(format.Name, await File.ReadAllBytesAsync(PathOf(format, variant), cancellation)));
        }

        return seeds;
    }

    private string PathOf(SeedFormat format, SeedVariant variant) => Path.Combine(folder, $"{format.Name}-{variant.Number}{format.Ending}");

    /// <summary>What a phone writes, orientation included, by few starts of exiftool.</summary>
    private static async Task TagAsync(IEnumerable<string> paths)
    {
        foreach (var batch in paths.Chunk(TagBatch))
        {
            await Tool.ExiftoolAsync(
            [
                "-m", "-GPSLatitude=51.5", "-GPSLatitudeRef=N", "-GPSLongitude=0.12", "-GPSLongitudeRef=W", "-Make=" + Photos.Canary,
                "-Model=" + Photos.Canary, "-UserComment=" + Photos.Canary, "-XMP:Creator=" + Photos.Canary,
                "-DateTimeOriginal=2026:03:01 09:10:11", "-OffsetTimeOriginal=+01:00", "-n", "-Orientation=6", .. batch,
            ]);
        }
    }
}
