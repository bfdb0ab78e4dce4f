using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.Tests.Sealing;

/// <summary>What an organisation's wish does with each verdict, through the step that asks for it.</summary>
public sealed class ScanPolicyTests : IDisposable
{
    private static readonly RecordKey _key = RecordKey.New("X26T1", RequestId.New());

    /// <summary>Made once: finding its primes takes most of a second.</summary>
    private static readonly UploadKey _uploadKey = UploadKey.Make(_key);

    private readonly FakeCleaning _cleaning = new(TimeProvider.System);
    private readonly ScratchFolder _folder;

    public ScanPolicyTests() => _folder = _cleaning.Create(0);

    public static TheoryData<ScanState> NoVerdicts =>
        [.. Enum.GetValues<ScanState>().Where(state => state is not (ScanState.Clean or ScanState.Found))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ScanPolicy.Required)]
    [InlineData(ScanPolicy.BestEffort)]
    public async Task What_the_scanner_found_clean_is_said_to_be_scanned(ScanPolicy policy) =>
        Assert.Equal(ScanState.Clean, (await CleanedAsync(policy, new ScanVerdict.Clean())).Report.Scan);

    [Theory]
    [InlineData(ScanPolicy.Required)]
    [InlineData(ScanPolicy.BestEffort)]
    public async Task Malware_is_refused_as_unsafe_before_a_decoder_sees_it(ScanPolicy policy)
    {
        _cleaning.Scan = new ScanVerdict.Found("Eicar-Test-Signature");

        var (outcome, report) = await RunAsync(policy);

        Assert.Equal("unsafe", Assert.IsType<Outcome<CleanMedia>.Refused>(outcome).Problem.Code);
        Assert.Equal(ScanState.Found, report!.Scan);
        Assert.Equal(0, _cleaning.Sanitised);
    }

    [Theory]
    [MemberData(nameof(NoVerdicts))]
    public async Task Where_a_scan_is_required_an_item_without_a_verdict_waits(ScanState why)
    {
        _cleaning.Scan = new ScanVerdict.None(why);

        await Assert.ThrowsAsync<UnavailableException>(() => RunAsync(ScanPolicy.Required));
        Assert.Equal(0, _cleaning.Sanitised);
    }

    [Theory]
    [MemberData(nameof(NoVerdicts))]
    public async Task By_best_effort_an_item_without_a_verdict_goes_on_and_keeps_the_reason(ScanState why) =>
        Assert.Equal(why, (await CleanedAsync(ScanPolicy.BestEffort, new ScanVerdict.None(why))).Report.Scan);

    [Fact]
    public async Task Where_no_scan_is_wanted_nobody_is_asked_and_nothing_is_called_clean()
    {
        Assert.Equal(ScanState.NotScanned, (await CleanedAsync(ScanPolicy.Off, new ScanVerdict.Clean())).Report.Scan);
        Assert.Equal(0, _cleaning.Scanned);
    }

    [Theory]
    [MemberData(nameof(NoVerdicts))]
    public void The_page_says_not_scanned_whatever_the_reason(ScanState why)
    {
        Assert.StartsWith("Not scanned", why.InWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("clean", why.InWords(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_page_says_when_the_scanner_did_not_answer() =>
        Assert.Equal("Not scanned: the scanner did not answer", ScanState.ScannerSilent.InWords());

    private async Task<CleanMedia> CleanedAsync(ScanPolicy policy, ScanVerdict verdict)
    {
        _cleaning.Scan = verdict;
        var cleaned = Assert.IsType<Outcome<CleanMedia>.Ok>((await RunAsync(policy)).Outcome).Value;
        Assert.Equal(1, _cleaning.Sanitised);
        return cleaned;
    }

    private Task<(Outcome<CleanMedia> Outcome, SanitisingReport? Report)> RunAsync(ScanPolicy policy)
    {
        var upload = new Upload
        {
            Item = ItemId.New(), PickId = "pick", Epoch = 1, Length = 4, EncryptedLength = 32, BlockSize = 32, BlockCount = 1, BlockIdPrefix = "b",
            WrappedKey = "", KeyId = "", Blob = "",
        };
        return new CleanOriginal(_cleaning, _cleaning, _cleaning, TimeProvider.System)
            .RunAsync(upload, _uploadKey, _key, _folder, policy, new SanitisingOptions(), CancellationToken.None);
    }
}
