using System.Diagnostics;
using System.Security.Cryptography;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.FunctionApp.Sandbox;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>docs/design.md A43: what lies in the out folder was put there by a process that may have been taken over.</summary>
[Collection(SandboxCollection.Name)]
public sealed class HostileOutputTests(SandboxFixture sandbox)
{
    private const long Most = 1_000_000;

    [Fact]
    public async Task A_link_to_another_file_is_not_followed()
    {
        var (from, to) = Places();
        File.CreateSymbolicLink(from, "/etc/passwd");

        await AssertFailsAsync(from, to, "output-not-a-file");
    }

    [Fact]
    public async Task A_file_with_a_second_name_is_not_taken()
    {
        var (from, to) = Places();
        await File.WriteAllTextAsync(from, "x");
        await Tool.BytesAsync("ln", from, from + "-too");

        await AssertFailsAsync(from, to, "output-not-a-file");
    }

    [Fact]
    public async Task A_pipe_neither_blocks_nor_is_taken()
    {
        var (from, to) = Places();
        await Tool.BytesAsync("mkfifo", from);

        await AssertFailsAsync(from, to, "output-not-a-file");
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_are_not_taken()
    {
        var (from, to) = Places();
        await AssertFailsAsync(from, to, "output-not-a-file");

        Directory.CreateDirectory(from);
        await AssertFailsAsync(from, to, "output-not-a-file");
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_not_taken()
    {
        var (from, to) = Places();
        await File.WriteAllBytesAsync(from, new byte[Most + 1]);

        await AssertFailsAsync(from, to, "output-too-large");
    }

    [Fact]
    public async Task Whatever_is_swapped_meanwhile_the_hash_is_of_the_bytes_that_are_judged()
    {
        var (from, to) = Places();
        using var stop = new CancellationTokenSource();
        await File.WriteAllBytesAsync(from, new byte[Most]);
        var swapping = SwapAsync(from, stop.Token);

        for (var round = 0; round < 50; round++)
        {
            var taken = await HostileOutput.TakeAsync(from, to, Most, CancellationToken.None);

            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(to))), taken.Sha256Hex);
            Assert.Equal(new FileInfo(to).Length, taken.Length);
        }

        await stop.CancelAsync();
        await swapping;
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"found":{},"files":[]}""")]
    [InlineData("""{"refusal":0,"found":{},"files":[]}""")]
    [InlineData("""{"refusal":"unreadable","found":{},"files":[],"path":"/etc/passwd"}""")]
    [InlineData("""{"refusal":"unreadable","refusal":"unsafe","found":{},"files":[]}""")]
    [InlineData("""{"refusal":"unreadable","found":{"exifFields":-1},"files":[]}""")]
    [InlineData("""{"refusal":"unreadable","found":{},"files":[{"part":"kept","width":1,"height":1}]}""")]
    [InlineData("""{"refusal":"unreadable","found":null,"files":[]}""")]
    public void A_report_that_is_not_exactly_of_the_agreed_form_is_no_report(string json) =>
        Assert.Null(SandboxReport.Read(System.Text.Encoding.UTF8.GetBytes(json), TimeProvider.System.GetUtcNow()));

    [Fact]
    public void A_report_survives_the_way_out_of_the_sandbox()
    {
        var report = new SandboxReport
        {
            Found = new() { Location = true, ExifFields = 61 },
            Files = [new(RenditionPart.Kept, 3, 2)],
            Facts = new()
            {
                OriginalWidth = 2, OriginalHeight = 3, Width = 3, Height = 2, Orientation = 6, CapturedAt = new(new(2026, 3, 1, 9, 10, 11), TimeSpan.FromHours(1)),
            },
        };

        var read = SandboxReport.Read(report.ToJson(), new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(report.Facts, read!.Facts);
        Assert.Equal(report.Found, read.Found);
        Assert.Equal(report.Files, read.Files);
        Assert.Null(SandboxReport.Read(report.ToJson(), new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    private static async Task SwapAsync(string path, CancellationToken stop)
    {
        for (var value = (byte)0; !stop.IsCancellationRequested; value++)
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            await file.WriteAsync(Enumerable.Repeat(value, (int)Most).ToArray(), CancellationToken.None);
        }
    }

    private static async Task AssertFailsAsync(string from, string to, string finding)
    {
        var started = Stopwatch.GetTimestamp();
        var failure = await Assert.ThrowsAsync<GateFailedException>(() => HostileOutput.TakeAsync(from, to, Most, CancellationToken.None));
        Assert.Equal(finding, failure.Finding);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    private (string From, string To) Places()
    {
        var folder = Path.Combine(sandbox.Media, OpaqueId.New());
        Directory.CreateDirectory(folder);
        return (Path.Combine(folder, "out"), Path.Combine(folder, "taken"));
    }
}
