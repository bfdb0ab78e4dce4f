using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Tests.Scanning;

/// <summary>A31, A32, F19: only a whole, fresh and far-reaching OK is "clean"; everything else that a scanner can do is "not scanned".</summary>
public sealed class ClamScannerTests : ScannerTest
{
    [Fact]
    public async Task Ok_to_the_whole_file_is_clean()
    {
        Clamd.Says("stream: OK\0");

        Assert.Equal(new ScanVerdict.Clean(), await ScanAsync());
    }

    [Theory]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND\0", "Win.Test.EICAR_HDB-1")]
    [InlineData("stream: Eicar-Test-Signature.UNOFFICIAL FOUND\0", "Eicar-Test-Signature.UNOFFICIAL")]
    [InlineData("stream: \u001b[31m FOUND\0", "unnamed")]
    public async Task What_is_found_is_malware_and_its_name_is_safe_to_log(string answer, string name)
    {
        Clamd.Says(answer);

        Assert.Equal(new ScanVerdict.Found(name), await ScanAsync());
    }

    [Theory]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND\0")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    public async Task A_limit_is_neither_malware_nor_clean(string answer)
    {
        Clamd.Says(answer);

        Assert.Equal(new ScanVerdict.None(ScanState.OverLimit), await ScanAsync());
    }

    [Theory]
    [InlineData("stream: Can't allocate memory ERROR\0")]
    [InlineData("stream: OK")]
    [InlineData("stream: ok\0")]
    [InlineData("stream: OK \0")]
    [InlineData("stream: OK\0stream: OK\0")]
    [InlineData("OK\0")]
    [InlineData("\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nstream: OK\0")]
    public async Task Whatever_is_not_exactly_its_verdict_is_no_verdict(string answer)
    {
        Clamd.Says(answer);

        Assert.NotEqual(ScanState.Clean, Assert.IsType<ScanVerdict.None>(await ScanAsync()).Why);
    }

    [Fact]
    public async Task An_endless_answer_is_no_verdict_and_is_not_read_to_its_end()
    {
        Clamd.OnStream = async stream =>
        {
            await stream.ReadAllAsync();
            while (true)
            {
                await stream.SayAsync(new string('A', 4096));
            }
        };

        Assert.Equal(new ScanVerdict.None(ScanState.ScannerFailed), await ScanAsync());
    }

    [Fact]
    public async Task An_ok_to_half_the_file_is_no_verdict()
    {
        Clamd.OnStream = async stream =>
        {
            await stream.ReadAtLeastAsync(1);
            await stream.SayAsync("stream: OK\0");
            await stream.FallSilentAsync();
        };

        // More than the buffers of both ends hold, so the product is still sending.
        Assert.Equal(new ScanVerdict.None(ScanState.ScannerFailed), await ScanAsync(20_000_000));
    }

    [Fact]
    public async Task A_limit_told_in_the_middle_of_the_stream_is_heard()
    {
        Clamd.OnStream = async stream =>
        {
            await stream.ReadAtLeastAsync(1_000_000);
            await stream.SayAsync("INSTREAM size limit exceeded. ERROR\0");
        };

        Assert.Equal(new ScanVerdict.None(ScanState.OverLimit), await ScanAsync(20_000_000));
    }

    [Fact]
    public async Task A_scanner_that_is_killed_in_the_middle_of_the_stream_has_said_nothing()
    {
        Clamd.OnStream = async stream =>
        {
            await stream.ReadAtLeastAsync(1_000_000);
            stream.Reset();
        };

        Assert.Equal(new ScanVerdict.None(ScanState.ScannerSilent), await ScanAsync(20_000_000));
    }

    [Fact]
    public async Task A_scanner_that_hangs_up_without_a_word_has_said_nothing()
    {
        Clamd.OnStream = stream => stream.ReadAllAsync();

        Assert.Equal(new ScanVerdict.None(ScanState.ScannerSilent), await ScanAsync());
    }

    [Fact]
    public async Task A_scanner_that_hangs_with_the_whole_file_is_given_up_at_the_deadline()
    {
        Clamd.OnStream = async stream =>
        {
            await stream.ReadAllAsync();
            await stream.FallSilentAsync();
        };

        Assert.Equal(new ScanVerdict.None(ScanState.ScannerSilent), await ScanPastDeadlineAsync());
    }

    [Fact]
    public async Task A_scanner_that_stops_reading_is_given_up_at_the_deadline()
    {
        Clamd.OnStream = stream => stream.FallSilentAsync();

        Assert.Equal(new ScanVerdict.None(ScanState.ScannerSilent), await ScanPastDeadlineAsync(20_000_000));
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_has_said_nothing()
    {
        await Clamd.DisposeAsync();

        Assert.Equal(new ScanVerdict.None(ScanState.ScannerSilent), await ScanAsync());
    }

    [Theory]
    [InlineData("ClamAV 1.4.3/27500/Sun Feb 22 09:00:00 2026")]
    [InlineData("ClamAV 1.4.3/27500/Sun Mar  8 09:00:00 2026")]
    public async Task Signatures_of_seven_days_are_believed(string version)
    {
        Clamd.Says("stream: OK\0");
        Clamd.Version = version;

        Assert.Equal(new ScanVerdict.Clean(), await ScanAsync());
    }

    [Theory]
    [InlineData("ClamAV 1.4.3/27500/Sun Feb 22 08:59:59 2026")]
    [InlineData("ClamAV 1.4.3/27500/Sun Mar  8 09:00:01 2026")]
    [InlineData("ClamAV 1.4.3")]
    [InlineData("ClamAV 1.4.3/27500/yesterday")]
    [InlineData("nonsense")]
    public async Task Older_signatures_and_those_of_no_known_date_call_nothing_clean(string version)
    {
        Clamd.Says("stream: OK\0");
        Clamd.Version = version;

        Assert.Equal(new ScanVerdict.None(ScanState.SignaturesOld), await ScanAsync());
    }

    [Fact]
    public async Task What_old_signatures_find_is_found()
    {
        Clamd.Says("stream: Eicar-Test-Signature FOUND\0");
        Clamd.Version = "ClamAV 1.4.3/20000/Sat Feb 28 09:12:13 2015";

        Assert.Equal(new ScanVerdict.Found("Eicar-Test-Signature"), await ScanAsync());
    }

    [Fact]
    public async Task The_callers_own_end_is_not_taken_for_the_scanners()
    {
        using var end = new CancellationTokenSource();
        Clamd.OnStream = async stream =>
        {
            await stream.ReadAllAsync();
            await stream.FallSilentAsync();
        };

        var scanning = ScanAsync(cancellation: end.Token);
        await Clamd.Silent.Task;
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scanning);
    }
}
