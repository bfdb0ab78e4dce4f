using Microsoft.Extensions.DependencyInjection;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.FunctionApp.Sandbox;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>docs/adr/0005: the walls without namespaces let a photo, a HEIC and a video through, and end what must end.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LandlockTests(SandboxFixture sandbox) : IDisposable
{
    private readonly ServiceProvider _services = SandboxFixture.Build(
        Path.Combine(Path.GetDirectoryName(sandbox.Scratch)!, "landlock-" + OpaqueId.New()), new() { ["Sandbox:Kind"] = "landlock" });

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task The_self_test_finds_every_escape_closed_and_media_of_every_kind_come_through()
    {
        await ReadyAsync();

        await SanitiseAsync(await sandbox.Photos.QuartersAsync("landlock.jpg"), new(MediaKind.Photo, SanitiserProfile.Image, null), 3);
        var heic = sandbox.Photos.PathOf("landlock.heic");
        await Tool.BytesAsync("heif-enc", "-q", "80", await sandbox.Photos.QuartersAsync("for-landlock.png"), "-o", heic);
        await SanitiseAsync(heic, new(MediaKind.Photo, SanitiserProfile.Heic, null), 3);
        var video = await sandbox.Videos.PlainAsync("landlock.mp4", "320x240", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        await SanitiseAsync(video, new(MediaKind.Video, SanitiserProfile.Video, "mov"), 5);
    }

    [Fact]
    public async Task When_the_clock_runs_out_everything_is_killed()
    {
        await ReadyAsync();
        using var folder = _services.GetRequiredService<ScratchFolders>().Create(0);
        await Tool.FfmpegAsync(
            "-f", "lavfi", "-i", "testsrc2=s=1280x720:r=30", "-t", "30", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-f", "mp4",
            folder.OriginalPath);
        var run = ScratchFolders.AddRun(folder);

        var end = await _services.GetRequiredService<ISandbox>().RunAsync(
            new(folder.Path, folder.OriginalPath, run, ["video", "mov"]), SandboxLimits.Video with { Clock = TimeSpan.FromSeconds(2) }, default);

        Assert.True(end.TimedOut);
        Assert.DoesNotContain(Processes.WorkingFolders(), place => place.StartsWith(run, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_sanitiser_nothing_is_ready()
    {
        await using var services = SandboxFixture.Build(
            Path.Combine(Path.GetDirectoryName(sandbox.Scratch)!, "landlock-" + OpaqueId.New()),
            new() { ["Sandbox:Kind"] = "landlock", ["Sandbox:SanitiserFolder"] = "/usr/share" });

        var readiness = Assert.IsType<SandboxReadiness.NotReady>(await SandboxFixture.SelfTest(services).TestAsync(default));

        Assert.Contains("sanitiser-missing", readiness.Reason, StringComparison.Ordinal);
    }

    private async Task ReadyAsync()
    {
        var readiness = await SandboxFixture.SelfTest(_services).TestAsync(default);
        Assert.Equal(new SandboxReadiness.Ready(), readiness);
        _services.GetRequiredService<SandboxState>().Set(readiness);
    }

    private async Task SanitiseAsync(string path, SniffedMedia sniffed, int files)
    {
        using var folder = _services.GetRequiredService<ScratchFolders>().Create(0);
        File.Copy(path, folder.OriginalPath);
        var (outcome, _, _) = await _services.GetRequiredService<ISanitiser>().SanitiseAsync(folder, sniffed, new(), default);
        Assert.Equal(files, Assert.IsType<Outcome<SanitisedMedia>.Ok>(outcome).Value.Files.Count);
    }
}
