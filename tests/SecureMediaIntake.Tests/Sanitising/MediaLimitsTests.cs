using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Tests.Architecture;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>docs/sanitising.md is what a deployer reads; a number that differs there is a promise that is not kept.</summary>
public sealed partial class MediaLimitsTests
{
    [Fact]
    public void The_table_of_limits_has_exactly_the_limits_with_their_values() => Assert.Equal(
        typeof(MediaLimits).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(limit => (limit.Name, Convert.ToInt64(limit.GetRawConstantValue(), CultureInfo.InvariantCulture)))
            .Order(),
        Table().Select(row => (row[0].Trim('`'), long.Parse(row[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture))).Order());

    [Fact]
    public void Every_limit_has_a_unit_a_reason_and_a_test_that_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestNames().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.All(Table(), row =>
        {
            Assert.Equal(5, row.Count);
            Assert.All(row, cell => Assert.NotEmpty(cell));
            Assert.Contains(row[4].Trim('`'), tests);
        });
    }

    /// <summary>ffmpeg takes its bounds as text; where it stops is what the limits say, or a second beyond so that a cut shows.</summary>
    [Fact]
    public void A_limit_of_the_encoder_is_in_its_arguments()
    {
        var folder = Path.Combine(Repository.Root, "src", "SecureMediaIntake.Sanitiser", "Videos");
        var code = string.Concat(Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText));

        Assert.Contains($"-t {MediaLimits.VideoSeconds + 1}", code, StringComparison.Ordinal);
        Assert.Contains($"-fs {MediaLimits.VideoStopBytes / 1_000_000}M", code, StringComparison.Ordinal);
        Assert.Contains("MediaLimits.VideoFramePixels", code, StringComparison.Ordinal);
        Assert.Contains("MediaLimits.FourKSeconds", code, StringComparison.Ordinal);
        Assert.Contains($"-max_streams {MediaLimits.VideoTracks}", code, StringComparison.Ordinal);
        Assert.Contains("MediaLimits.FullFrameRateSeconds", code, StringComparison.Ordinal);
        Assert.Contains("MediaLimits.LongVideoFramesPerSecond", code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_the_sandbox_beyond_the_limit_is_no_report()
    {
        var word = new SandboxReport { Refusal = RefusalCause.Raw, Found = new(), Files = [] }.ToJson();
        var now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.NotNull(SandboxReport.Read(Padded(word, MediaLimits.SandboxReportBytes), now));
        Assert.Null(SandboxReport.Read(Padded(word, MediaLimits.SandboxReportBytes + 1), now));
    }

    /// <summary>An upload's own stage comes before this one and may not know it, so the number stands twice.</summary>
    [Fact]
    public void The_largest_upload_is_the_same_for_the_door_and_for_the_report()
    {
        Assert.Equal(Domain.Uploads.UploadLimits.MaxFileBytes, MediaLimits.UploadBytes);

        SandboxReport Word(long trailer) => new() { Refusal = RefusalCause.Raw, Found = new() { TrailerBytes = trailer }, Files = [] };
        var now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.NotNull(SandboxReport.Read(Word(MediaLimits.UploadBytes).ToJson(), now));
        Assert.Null(SandboxReport.Read(Word(MediaLimits.UploadBytes + 1).ToJson(), now));
    }

    private static byte[] Padded(byte[] json, int length) => [.. json, .. Enumerable.Repeat((byte)' ', length - json.Length)];

    private static IReadOnlyList<IReadOnlyList<string>> Table() =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "sanitising.md"))
            .SkipWhile(line => line is not "## Limits").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => (IReadOnlyList<string>)[.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())]),
    ];

    [GeneratedRegex(@"public (?:async )?(?:void|Task) ([A-Z]\w+)\(")]
    private static partial Regex TestNames();
}
