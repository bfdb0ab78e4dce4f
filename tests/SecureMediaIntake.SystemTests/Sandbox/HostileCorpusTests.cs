using System.Diagnostics;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Samples.Hostile;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>
/// A21 to A26, A61: every hostile file through the real sandbox. Its fate is the expected one, inside the limits; nothing is left of a refused one,
/// and what is kept of another is clean by a tool that is not ours. A crash, a hang or an output that the gate refuses is a failure.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class HostileCorpusTests(SandboxFixture sandbox, CorpusRun corpus) : IClassFixture<CorpusRun>
{
    /// <summary>
    /// A25: what takes longer hangs. By the clock, so with much room for a busy machine (the slowest of these took 11 seconds beside twenty other
    /// jobs); processor time is the kernel's to limit, and it does not tell how much a sandbox took that was someone else's child.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Short => [.. HostileCorpus.All.Where(file => !file.Long).Select(file => file.Name)];

    public static TheoryData<string> Long => [.. HostileCorpus.All.Where(file => file.Long).Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Short))]
    public Task A_hostile_file_meets_its_fate(string name) => MeetsItsFateAsync(name);

    [Theory]
    [Trait("Task", "corpus")]
    [MemberData(nameof(Long))]
    public Task A_hostile_file_that_takes_long_meets_its_fate(string name) => MeetsItsFateAsync(name);

    [Fact]
    public void Every_file_has_a_name_of_its_own_and_a_story()
    {
        Assert.Equal(HostileCorpus.All.Count, HostileCorpus.All.Select(file => file.Name).Distinct().Count());
        Assert.All(HostileCorpus.All, file => Assert.NotEmpty(file.Story));
    }

    private async Task MeetsItsFateAsync(string name)
    {
        var file = HostileCorpus.All.Single(one => one.Name == name);
        var path = await corpus.MakeAsync(file);
        var started = Stopwatch.GetTimestamp();
        using var result = await sandbox.SanitiseAsync(path);
        var took = Stopwatch.GetElapsedTime(started);
        var fate = result.Outcome is Outcome<SanitisedMedia>.Refused(var problem) ? problem.Code : Fate.Kept;
        corpus.Note(file, fate, new FileInfo(path).Length, took);
        Assert.True(file.Fate is Fate.Either || file.Fate == fate, $"{fate} instead of {file.Fate}");
        Assert.True(file.Long || took < Longest, $"It took {took.TotalSeconds} s.");
        if (fate is Fate.Kept)
        {
            await AssertCleanAsync(result.Media, file);
        }
        else
        {
            Assert.Empty(Directory.EnumerateFileSystemEntries(result.Folder.OutPath));
        }
    }

    private static async Task AssertCleanAsync(SanitisedMedia media, HostileFile file)
    {
        Assert.All(media.Files, part => Oracle.AssertNoCanary(part.Path));
        var kept = media[RenditionPart.Kept];
        if (kept.ContentType is "video/mp4")
        {
            await Oracle.AssertCleanVideoAsync(kept.Path);
        }
        else
        {
            await Oracle.AssertCleanPhotoAsync(kept.Path, jfif: true);
        }

        if (file.Shows is { } colour)
        {
            Assert.All(await Pixels.QuartersAsync(kept.Path, kept.Width, kept.Height), quarter => Assert.Equal(colour, quarter));
        }
    }
}
