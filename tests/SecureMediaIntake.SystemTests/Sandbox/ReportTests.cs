using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>Reports of real files: true, and of the form that docs/sanitising-report.schema.json promises.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ReportTests(SandboxFixture sandbox)
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path.Combine(Root(), "docs", "sanitising-report.schema.json"));

    [Fact]
    public async Task The_report_of_a_photo_is_true_and_as_promised()
    {
        using var result = await sandbox.SanitiseAsync(await sandbox.Photos.QuartersAsync("to-report.jpg"));

        var report = Valid(result.Report);

        Assert.Equal([new(Check.JpegWalk, CheckEnd.Passed), new(Check.SecondReader, CheckEnd.Passed)], report.Checks);
        Assert.Equal(["SecureMediaIntake", "NetVips", "libvips", "MetadataExtractor"], report.Tools.Select(tool => tool.Name));
        Assert.All(report.Tools, tool => Assert.Matches("^[0-9]+[.][0-9]", tool.Version));
        AssertHashes(report, result);
    }

    [Fact]
    public async Task The_report_of_a_video_is_true_and_as_promised()
    {
        using var result = await sandbox.SanitiseAsync(await sandbox.Videos.PhoneAsync("to-report.mov"));

        var report = Valid(result.Report);

        Assert.Equal([Check.Mp4Walk, Check.JpegWalk, Check.SecondReader, Check.Exiftool], report.Checks.Select(check => check.Name));
        Assert.All(report.Checks, check => Assert.Equal(CheckEnd.Passed, check.Result));
        Assert.Contains("location", report.Removed);
        Assert.Equal((await Tool.TextAsync("exiftool", "-ver")).Trim(), report.Tools.Single(tool => tool.Name is "exiftool").Version);
        Assert.StartsWith(
            $"ffmpeg version {report.Tools.Single(tool => tool.Name is "ffmpeg").Version} ", await Tool.TextAsync("ffmpeg", "-version"), StringComparison.Ordinal);
        AssertHashes(report, result);
    }

    [Fact]
    public async Task The_report_of_a_refused_file_says_what_was_found_and_that_no_check_was_reached()
    {
        var path = sandbox.Photos.PathOf("cut-to-report.jpg");
        var whole = await File.ReadAllBytesAsync(await sandbox.Photos.QuartersAsync("whole-to-report.jpg"));
        await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)]);
        using var result = await sandbox.SanitiseAsync(path);

        var report = Valid(result.Report);

        Assert.Equal(SanitisingVerdict.Refused, report.Verdict);
        Assert.NotNull(report.Found);
        Assert.NotEmpty(report.Checks);
        Assert.All(report.Checks, check => Assert.Equal(CheckEnd.NotReached, check.Result));
    }

    private static SanitisingReport Valid(SanitisingReport report)
    {
        var json = report.ToJson();
        Assert.True(Schema.Evaluate(JsonElement.Parse(json)).IsValid);

        // So that the line above can fail: one member more, and it does.
        var more = JsonNode.Parse(json)!;
        more["original"]!["name"] = "IMG_0001.JPG";
        Assert.False(Schema.Evaluate(JsonSerializer.SerializeToElement(more)).IsValid);
        return SanitisingReport.Read(json);
    }

    private static void AssertHashes(SanitisingReport report, Sanitised result)
    {
        Assert.Equal(result.Media.Files.Count, report.Renditions.Count);
        foreach (var rendition in report.Renditions)
        {
            var bytes = File.ReadAllBytes(result.Media[rendition.Part].Path);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), rendition.Sha256);
            Assert.Equal(bytes.Length, rendition.Bytes);
        }
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
