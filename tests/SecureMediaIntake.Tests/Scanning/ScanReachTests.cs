using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.FunctionApp.Scanning;

namespace SecureMediaIntake.Tests.Scanning;

/// <summary>H15, G11: past its limits a scanner says OK without a look, so how far it looks has to be shown before its OK is believed.</summary>
public sealed class ScanReachTests : ScannerTest
{
    private const long MiB = 1024 * 1024;

    [Fact]
    public async Task A_scanner_that_finds_the_end_of_101_MiB_is_believed_so_far()
    {
        Assert.Equal(new Reach(101 * MiB, null), await Reach.TestAsync(CancellationToken.None));
        Assert.True(await Reach.CoversAsync(101 * MiB, CancellationToken.None));
    }

    [Fact]
    public async Task Debians_default_of_25_MB_is_noticed_and_nothing_larger_than_was_shown_is_clean()
    {
        Clamd.OnStream = ScriptedClamd.FindsProbesUpTo(25 * MiB);

        Assert.Equal(new Reach(24 * MiB, "scanner-looks-at-less-than-101-MiB"), await Reach.TestAsync(CancellationToken.None));
        Clamd.Says("stream: OK\0");
        Assert.Equal(new ScanVerdict.Clean(), await ScanAsync(24 * MiB));
        Assert.Equal(new ScanVerdict.None(ScanState.OverLimit), await ScanAsync((24 * MiB) + 1));
    }

    [Fact]
    public async Task A_scanner_that_does_not_even_look_at_24_MiB_calls_nothing_clean()
    {
        Clamd.OnStream = ScriptedClamd.FindsProbesUpTo(10 * MiB);

        Assert.Equal(new Reach(0, "scanner-looks-at-less-than-24-MiB"), await Reach.TestAsync(CancellationToken.None));
        Clamd.Says("stream: OK\0");
        Assert.Equal(new ScanVerdict.None(ScanState.OverLimit), await ScanAsync(1));
    }

    [Fact]
    public async Task Without_the_test_signature_only_what_every_default_covers_is_believed()
    {
        Clamd.Says("stream: OK\0");

        Assert.Equal(new Reach(24 * MiB, "scanner-test-signature-missing"), await Reach.TestAsync(CancellationToken.None));
        Assert.Equal(new ScanVerdict.Clean(), await ScanAsync(24 * MiB));
        Assert.Equal(new ScanVerdict.None(ScanState.OverLimit), await ScanAsync((24 * MiB) + 1));
    }

    [Fact]
    public async Task The_first_larger_file_makes_the_scanner_show_that_it_reaches_the_largest_upload_and_a_failure_is_remembered()
    {
        var streams = 0;
        await Reach.TestAsync(CancellationToken.None);
        Clamd.OnStream = async stream =>
        {
            streams++;
            await stream.ReadAtLeastAsync(MiB);
            await stream.SayAsync("INSTREAM size limit exceeded. ERROR\0");
        };

        Assert.False(await Reach.CoversAsync((101 * MiB) + 1, CancellationToken.None));
        Assert.False(await Reach.CoversAsync((101 * MiB) + 1, CancellationToken.None));
        Assert.Equal(1, streams);
        Assert.Equal(new Reach(101 * MiB, "scanner-looks-at-less-than-2000-MiB"), Reach.Current);
    }

    [Fact]
    public async Task A_silent_scanner_is_told_apart_from_a_limited_one()
    {
        await Clamd.DisposeAsync();

        Assert.Equal("scanner-silent", (await Reach.TestAsync(CancellationToken.None)).Problem);
    }

    [Theory]
    [InlineData(35)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void The_probe_ends_with_the_signature_wherever_it_is_cut(int length)
    {
        for (var cut = 1; cut < 50; cut++)
        {
            using var probe = new ProbeStream(length);
            var read = new MemoryStream();
            var buffer = new byte[cut * 13];
            for (var n = probe.Read(buffer); n > 0; n = probe.Read(buffer))
            {
                read.Write(buffer, 0, n);
            }

            Assert.Equal(length, read.Length);
            Assert.True(read.ToArray().AsSpan().EndsWith(ProbeStream.Signature));
        }
    }

    [Fact]
    public async Task The_settings_tell_the_operator_this_very_signature()
    {
        var settings = await File.ReadAllTextAsync(Path.Combine(Architecture.Repository.Root, "docs", "settings.md"));

        Assert.Contains(ProbeStream.SignatureLine, settings, StringComparison.Ordinal);
    }
}
