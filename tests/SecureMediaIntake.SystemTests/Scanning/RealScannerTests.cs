using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.FunctionApp.Scanning;
using SecureMediaIntake.LocalWorld.Scanner;
using Xunit.Abstractions;

namespace SecureMediaIntake.SystemTests.Scanning;

/// <summary>G11 on a real clamd: what is there is found wherever it stands, and over a limit nothing is ever clean.</summary>
public sealed class RealScannerTests(ITestOutputHelper output)
{
    private const long MiB = 1024 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(26)]
    [InlineData(99)]
    [InlineData(150)]
    public async Task A_signature_is_found_at_start_middle_and_end(long mebibytes)
    {
        await using var scanner = await RealScanner.StartAsync();

        await AssertFoundEverywhereAsync(scanner, mebibytes * MiB);
    }

    [Theory]
    [Trait("Task", "scan")]
    [InlineData(1900)]
    [InlineData(2000)]
    public async Task A_signature_is_found_at_start_middle_and_end_of_the_largest_uploads(long mebibytes)
    {
        await using var scanner = await RealScanner.StartAsync();

        await AssertFoundEverywhereAsync(scanner, mebibytes * MiB);
    }

    [Fact]
    [Trait("Task", "scan")]
    public async Task The_largest_upload_is_clean_only_after_the_scanner_has_shown_that_it_reaches_its_end()
    {
        await using var scanner = await RealScanner.StartAsync();
        Assert.Equal(new Reach(101 * MiB, null), await scanner.Reach.TestAsync(CancellationToken.None));

        var (verdict, took) = await scanner.ScanAsync(2000 * MiB, at: null);

        output.WriteLine($"2000 MiB, nothing in it, with the probe of 2000 MiB before it is believed: {took.TotalSeconds:F1} s");
        Assert.Equal(new ScanVerdict.Clean(), verdict);
        Assert.Equal(new Reach(2000 * MiB, null), scanner.Reach.Current);
    }

    [Fact]
    public async Task With_the_limits_of_the_settings_a_small_file_is_clean_and_the_reach_is_shown()
    {
        await using var scanner = await RealScanner.StartAsync();

        Assert.Equal(new Reach(101 * MiB, null), await scanner.Reach.TestAsync(CancellationToken.None));
        Assert.Equal(new ScanVerdict.Clean(), (await scanner.ScanAsync(MiB, at: null)).Verdict);
        Assert.Equal(new ScanVerdict.Clean(), (await scanner.ScanAsync(101 * MiB, at: null)).Verdict);
    }

    /// <summary>The third is what a careless operator has: clamd then says OK to what it did not look at, and only the probe notices.</summary>
    [Theory]
    [InlineData(25, 25, true)]
    [InlineData(2000, 25, true)]
    [InlineData(2000, 25, false)]
    [InlineData(25, 2000, false)]
    public async Task Over_a_limit_nothing_is_clean_however_the_scanner_is_set_up(int stream, int file, bool alert)
    {
        await using var scanner = await RealScanner.StartAsync(new ClamLimits(stream, file, alert));
        await scanner.Reach.TestAsync(CancellationToken.None);

        Assert.Equal(new ScanVerdict.None(ScanState.OverLimit), (await scanner.ScanAsync(26 * MiB, at: null)).Verdict);
        Assert.Equal(new ScanVerdict.None(ScanState.OverLimit), (await scanner.ScanAsync(26 * MiB, (26 * MiB) - 100)).Verdict);
        Assert.Equal("scanner-looks-at-less-than-101-MiB", scanner.Reach.Current.Problem);
    }

    [Fact]
    public async Task Signatures_of_eight_days_call_nothing_clean_and_still_find()
    {
        await using var scanner = await RealScanner.StartAsync(age: TimeSpan.FromDays(8));

        Assert.Equal(new ScanVerdict.None(ScanState.SignaturesOld), (await scanner.ScanAsync(1000, at: null)).Verdict);
        Assert.IsType<ScanVerdict.Found>((await scanner.ScanAsync(1000, at: 500)).Verdict);
    }

    private async Task AssertFoundEverywhereAsync(RealScanner scanner, long length)
    {
        foreach (var at in new[] { 0, length / 2, length - ProbeStream.Signature.Length })
        {
            var (verdict, took) = await scanner.ScanAsync(length, at);
            output.WriteLine($"{length / MiB} MiB, signature at {at}: {verdict}, {took.TotalSeconds:F1} s");
            Assert.IsType<ScanVerdict.Found>(verdict);
        }
    }
}
