using Microsoft.Extensions.DependencyInjection;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.FunctionApp.Sandbox;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>The third look at a video: exiftool in the real sandbox, over files that our own walk would have to miss first.</summary>
[Collection(SandboxCollection.Name)]
public sealed class InspectionTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("exiftool-unexpected", "-XMP-dc:Title=Mrs Smith")]
    [InlineData("exiftool-unexpected", "-Keys:GPSCoordinates=51.5, -0.1, 20")]
    [InlineData("exiftool-unexpected", "-ItemList:Title=Mrs Smith")]
    [InlineData("exiftool-date", "-QuickTime:CreateDate=2026:03:01 09:10:11")]
    [InlineData("exiftool-date", "-Track1:MediaModifyDate=2026:03:01 09:10:11")]
    public async Task A_finished_video_that_was_tagged_afterwards_fails(string finding, string tag)
    {
        using var result = await sandbox.SanitiseAsync(await VideoAsync());
        var kept = result.Media[RenditionPart.Kept].Path;
        await Inspection.RequireAsync(result.Folder, kept, default);

        await Tool.ExiftoolAsync(tag, kept);

        var failure = await Assert.ThrowsAsync<GateFailedException>(() => Inspection.RequireAsync(result.Folder, kept, default));
        Assert.Equal(finding, failure.Finding);
    }

    [Fact]
    public async Task A_video_that_was_never_sanitised_fails_and_so_does_no_video_at_all()
    {
        using var folder = sandbox.Folders.Create(0);
        await AssertFailsAsync(folder, await VideoAsync());
        await AssertFailsAsync(folder, await sandbox.Photos.QuartersAsync("no-video.jpg"));

        var empty = Path.Combine(sandbox.Media, "empty.mp4");
        await File.WriteAllBytesAsync(empty, []);
        await AssertFailsAsync(folder, empty);
    }

    [Fact]
    public async Task Without_exiftool_nothing_is_ready()
    {
        await using var services = SandboxFixture.Build(
            Path.Combine(Path.GetDirectoryName(sandbox.Scratch)!, "scratch-" + OpaqueId.New()), new() { ["Sandbox:Exiftool"] = "/usr/bin/no-such-program" });

        Assert.Equal(new SandboxReadiness.NotReady("exiftool-missing"), await SandboxFixture.SelfTest(services).TestAsync(default));
    }

    [Fact]
    public async Task An_exiftool_that_went_away_puts_the_work_back()
    {
        await using var services = SandboxFixture.Build(sandbox.Scratch, new() { ["Sandbox:Exiftool"] = "/usr/bin/no-such-program" });
        using var folder = sandbox.Folders.Create(0);

        await Assert.ThrowsAsync<UnavailableException>(async () => await services.GetRequiredService<VideoInspection>().RequireAsync(folder, await VideoAsync(), default));
    }

    private VideoInspection Inspection => sandbox.Services.GetRequiredService<VideoInspection>();

    private async Task<string> VideoAsync()
    {
        var path = sandbox.Videos.PathOf("to-inspect.mp4");
        return File.Exists(path) ? path : await sandbox.Videos.PlainAsync("to-inspect.mp4", "160x120", "-c:v", "libx264", "-pix_fmt", "yuv420p");
    }

    private async Task AssertFailsAsync(ScratchFolder folder, string path) =>
        await Assert.ThrowsAsync<GateFailedException>(() => Inspection.RequireAsync(folder, path, default));
}
