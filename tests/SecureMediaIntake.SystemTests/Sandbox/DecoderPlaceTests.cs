using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.FunctionApp.Sandbox;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>No decoder outside the sandbox: not by reference (architecture test), and not in memory, while a photo and a video go through the product's own classes.</summary>
[Collection(SandboxCollection.Name)]
public sealed partial class DecoderPlaceTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("landlock")]
    public async Task Whoever_holds_a_decoder_is_behind_the_filter_and_the_worker_holds_none(string kind)
    {
        await using var services = SandboxFixture.Build(
            Path.Combine(Path.GetDirectoryName(sandbox.Scratch)!, "decoders-" + OpaqueId.New()), new() { ["Sandbox:Kind"] = kind });
        var readiness = await SandboxFixture.SelfTest(services).TestAsync(default);
        Assert.Equal(new SandboxReadiness.Ready(), readiness);
        services.GetRequiredService<SandboxState>().Set(readiness);
        var photo = await sandbox.Photos.QuartersAsync("decoders.jpg");
        var video = sandbox.Videos.PathOf("decoders.mp4");
        await Tool.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=s=1280x720:r=30", "-t", "3", "-c:v", "libx264", "-pix_fmt", "yuv420p", video);

        List<string> filtered = [];
        using var end = new CancellationTokenSource();
        var watch = Task.Run(() => Watch(filtered, end.Token));
        await SanitiseAsync(services, photo, new(MediaKind.Photo, SanitiserProfile.Image, null));
        await SanitiseAsync(services, video, new(MediaKind.Video, SanitiserProfile.Video, "mov"));
        await end.CancelAsync();
        await watch;

        Assert.DoesNotMatch(Decoders(), await File.ReadAllTextAsync("/proc/self/maps"));
        Assert.NotEmpty(filtered);
        Assert.All(filtered, mode => Assert.Equal("2", mode));
    }

    /// <summary>The filter's mode of every Sanitiser, and of every child of one, that holds a decoder.</summary>
    private static void Watch(List<string> filtered, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
            {
                try
                {
                    var status = File.ReadAllLines(Path.Combine(process, "status"));
                    if ((IsSanitiser(process) || IsSanitiser("/proc/" + Value(status, "PPid"))) && IsOurs(status)
                        && Decoders().IsMatch(File.ReadAllText(Path.Combine(process, "maps"))))
                    {
                        filtered.Add(Value(status, "Seccomp"));
                    }
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    // It ended while we looked.
                }
            }
        }
    }

    private static bool IsSanitiser(string process) =>
        File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0')[0].EndsWith("SecureMediaIntake.Sanitiser", StringComparison.Ordinal);

    /// <summary>Others may work on this machine too.</summary>
    private static bool IsOurs(string[] status)
    {
        for (var parent = Value(status, "PPid"); parent is not ("0" or ""); parent = Value(File.ReadAllLines($"/proc/{parent}/status"), "PPid"))
        {
            if (parent == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            {
                return true;
            }
        }

        return false;
    }

    private static string Value(string[] status, string name) =>
        Array.Find(status, line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..].Trim() ?? string.Empty;

    private static async Task SanitiseAsync(IServiceProvider services, string path, SniffedMedia sniffed)
    {
        using var folder = services.GetRequiredService<ScratchFolders>().Create(0);
        File.Copy(path, folder.OriginalPath);
        Assert.IsType<Outcome<SanitisedMedia>.Ok>((await services.GetRequiredService<ISanitiser>().SanitiseAsync(folder, sniffed, new(), default)).Outcome);
    }

    [GeneratedRegex("libvips|Magick|libavcodec|libavformat|libheif|/ffmpeg|/ffprobe")]
    private static partial Regex Decoders();
}
