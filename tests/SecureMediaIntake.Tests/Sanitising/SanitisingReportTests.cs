using System.Text;
using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Tests.Architecture;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

public sealed class SanitisingReportTests
{
    private static readonly MediaFacts Facts = new() { OriginalWidth = 4032, OriginalHeight = 3024, Width = 3024, Height = 4032, Orientation = 6 };

    private static SanitisingReport Photo => Reports.Photo(Facts, new() { Location = true, ExifFields = 41, TrailerBytes = 9 });

    [Fact]
    public void A_report_is_read_as_it_was_written_sealed_and_opened()
    {
        using var key = RecordKey.New("X26T1", RequestId.New());

        foreach (var report in (SanitisingReport[])[Photo, Reports.Video(Facts, new() { Tags = 3 }), Reports.Refused(), Reports.Refused(found: new() { Location = true })])
        {
            Assert.Equal(report.ToJson(), SealedReport.Open(SealedReport.Seal(report, key), key).ToJson());
        }
    }

    [Fact]
    public void What_was_found_is_what_was_removed() => Assert.Equal(["exifFields", "location", "trailerBytes"], Photo.Removed);

    [Fact]
    public void Nothing_is_removed_from_a_file_of_which_nothing_was_kept() =>
        Assert.Empty(Reports.Refused(found: new() { Location = true }).Removed);

    [Fact]
    public void A_full_report_fits_a_row_several_times() => Assert.InRange(Reports.Video(Facts, new() { Tags = 3 }).ToJson().Length, 1_000, SanitisingReport.MostBytes / 2);

    [Fact]
    public void A_report_too_large_for_its_row_is_not_written() => Assert.Throws<InvalidOperationException>(
        () => (Photo with { Tools = [.. Enumerable.Repeat(new ToolVersion("tool", "1"), 1000)] }).ToJson());

    /// <summary>Rows of before the report had a version hold the sandbox's word alone. None is deployed, so they are refused and not translated.</summary>
    [Fact]
    public void What_the_sandbox_wrote_is_not_a_report() => Assert.Throws<InvalidDataException>(() => SanitisingReport.Read(
        new SandboxReport { Facts = Facts, Found = new(), Files = [new(RenditionPart.Kept, 1, 1)] }.ToJson()));

    [Theory]
    [InlineData("version", "2")]
    [InlineData("verdict", "\"refused\"")]
    [InlineData("verdict", "0")]
    [InlineData("removed", "[\"exifFields\",\"location\"]")]
    [InlineData("removed", "[\"exifFields\",\"location\",\"trailerBytes\",\"xmp\"]")]
    [InlineData("checks", "[]")]
    [InlineData("checks", "[{\"name\":\"jpeg-walk\",\"result\":\"not-reached\"}]")]
    [InlineData("checks", "[{\"name\":\"of-another-time\",\"result\":\"passed\"}]")]
    [InlineData("renditions", "[]")]
    [InlineData("refusal", "{\"by\":\"sandbox\",\"cause\":\"raw\"}")]
    [InlineData("found", "null")]
    [InlineData("scan", "\"all-clear\"")]
    [InlineData("scan", "1")]
    [InlineData("trusted", "true")]
    public void A_report_that_does_not_hold_together_is_refused(string member, string value)
    {
        var report = JsonNode.Parse(Photo.ToJson())!.AsObject();
        report[member] = JsonNode.Parse(value);

        Assert.Throws<InvalidDataException>(() => SanitisingReport.Read(Encoding.UTF8.GetBytes(report.ToJsonString())));
    }

    [Fact]
    public void A_report_may_say_what_today_s_limits_and_clock_would_not() =>
        Assert.Equal(200_000_000, SanitisingReport.Read((Photo with { Facts = Facts with { Width = 200_000_000 } }).ToJson()).Facts!.Width);

    /// <summary>The gate proves the settings of pictures byte for byte; of videos only the arguments tell.</summary>
    [Fact]
    public void The_settings_that_a_report_states_are_those_of_the_encoder()
    {
        var folder = Path.Combine(Repository.Root, "src", "SecureMediaIntake.Sanitiser", "Videos");
        var code = string.Concat(Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText));
        var (sound, pictures) = (new VideoSettings(), PictureSettings.For(Facts with { Width = 1080, Height = 1920 }));
        var large = PictureSettings.For(Facts with { Width = 3840, Height = 2160 });

        Assert.Contains(
            $"-c:v {pictures.Encoder} -preset {pictures.Preset} -crf {pictures.Crf} -profile:v {pictures.Profile} -pix_fmt {pictures.Pixels} -threads 1 -g {pictures.KeyFrameEvery}",
            code, StringComparison.Ordinal);
        Assert.Contains($"FullHd {{ get; }} = new(1920, 1080, \"{pictures.Level}\")", code, StringComparison.Ordinal);
        Assert.Contains($"FourK {{ get; }} = new(3840, 2160, \"{large.Level}\")", code, StringComparison.Ordinal);
        Assert.Contains($"-c:a {sound.SoundEncoder} -b:a {sound.SoundBits / 1000}k", code, StringComparison.Ordinal);
    }
}
