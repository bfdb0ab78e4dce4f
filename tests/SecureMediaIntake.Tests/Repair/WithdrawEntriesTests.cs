using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.Repair;

/// <summary>Entries of the wrong patient are taken out of the care record, however long it is away and whatever was under way.</summary>
public sealed class WithdrawEntriesTests : IAsyncLifetime
{
    private MixUp _mixUp = null!;

    public async Task InitializeAsync() => _mixUp = await MixUp.MakeAsync(1);

    public async Task DisposeAsync() => await _mixUp.DisposeAsync();

    [Fact]
    public async Task An_entry_is_withdrawn_once_and_the_trail_says_so()
    {
        var misfile = await _mixUp.ReportAsync();

        await _mixUp.RepairAsync();
        await _mixUp.RepairAsync();

        Assert.Equal((_mixUp.Items[0], 1), Assert.Single(_mixUp.Record.Withdrawn) is var order ? (order.Item, order.Generation) : default);
        Assert.Equal(Withdrawal.Done, await WithdrawalAsync(misfile));
        Assert.Single(_mixUp.Actions(), "record-entry-withdrawn");
    }

    [Fact]
    public async Task A_record_that_is_away_is_asked_again_and_holds_nothing_up()
    {
        _mixUp.Record.Withdrawing = _ => throw new UnavailableException("The care record does not answer.");
        var misfile = await _mixUp.ReportAsync();

        await Assert.ThrowsAsync<UnavailableException>(_mixUp.RepairAsync);
        Assert.Equal(Withdrawal.Owed, await WithdrawalAsync(misfile));
        await _mixUp.DecideAsync(misfile, MisfileDecision.Erase);

        _mixUp.Record.Withdrawing = _ => true;
        await _mixUp.RepairAsync();
        Assert.Equal(Withdrawal.Done, await WithdrawalAsync(misfile));
    }

    [Theory]
    [InlineData("corrected-in-record")]
    [InlineData("refused-by-record")]
    public async Task What_the_record_does_not_do_is_shown_to_a_person(string code)
    {
        _mixUp.Record.Withdrawing = _ => code == "corrected-in-record" ? FilingProblems.CorrectedInRecord : FilingProblems.RefusedByRecord;
        var misfile = await _mixUp.ReportAsync();

        await _mixUp.RepairAsync();

        var held = Assert.Single((await _mixUp.MisfileAsync(misfile)).Items);
        Assert.Equal((Withdrawal.Refused, code), (held.Withdrawal, held.Problem));
    }

    [Fact]
    public async Task A_filing_that_was_under_way_is_waited_for_and_withdrawn()
    {
        await _mixUp.Site.PutAsync(_mixUp.Request, (await _mixUp.ItemAsync(0)) with { Status = ItemStatus.Sealed, SentOnAt = _mixUp.Site.Clock.GetUtcNow() });
        var arrived = false;
        _mixUp.Record.Withdrawing = _ => arrived;
        string? misfile = null;
        _mixUp.Record.Filing = async () => misfile ??= await _mixUp.ReportAsync();

        // It was hidden while the record was being written: what the filer has to tell comes too late.
        Assert.Equal(ItemStatus.NeedsAttention, await _mixUp.FileAsync(_mixUp.Request, _mixUp.Items[0]));
        await Assert.ThrowsAsync<UnavailableException>(_mixUp.RepairAsync);
        Assert.Equal(Withdrawal.Owed, await WithdrawalAsync(misfile!));

        arrived = true;
        await _mixUp.RepairAsync();
        Assert.Equal(Withdrawal.Done, await WithdrawalAsync(misfile!));
    }

    [Fact]
    public async Task When_nothing_can_arrive_any_more_there_is_nothing_to_withdraw()
    {
        _mixUp.Record.Withdrawing = _ => false;
        var misfile = await _mixUp.ReportAsync();

        _mixUp.Site.Clock.Advance(WithdrawEntries.MayStillArrive - TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<UnavailableException>(_mixUp.RepairAsync);
        _mixUp.Site.Clock.Advance(TimeSpan.FromTicks(1));
        await _mixUp.RepairAsync();

        Assert.Equal(Withdrawal.NothingThere, await WithdrawalAsync(misfile));
    }

    private async Task<Withdrawal> WithdrawalAsync(string misfile) => Assert.Single((await _mixUp.MisfileAsync(misfile)).Items).Withdrawal;
}
