using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Filing;

/// <summary>A care record that takes everything, with a moment at which somebody else can come in between.</summary>
internal sealed class InMemoryCareRecord : ICareRecord
{
    public List<FilingOrder> Filed { get; } = [];

    public Func<Task> Filing { get; set; } = () => Task.CompletedTask;

    public async Task<Outcome<FilingReceipt>> FileAsync(Organisation organisation, FilingOrder order, CancellationToken cancellation)
    {
        await Filing();
        Filed.Add(order);
        return new FilingReceipt("document", "provenance", "1");
    }

    /// <summary>How its entries stand.</summary>
    public EntryState State { get; set; }

    public Task<EntryState> LookAsync(Organisation organisation, string documentId, CancellationToken cancellation) => Task.FromResult(State);

    public List<WithdrawalOrder> Withdrawn { get; } = [];

    /// <summary>What it answers to a withdrawal.</summary>
    public Func<WithdrawalOrder, Outcome<bool>> Withdrawing { get; set; } = _ => true;

    public Task<Outcome<bool>> WithdrawAsync(Organisation organisation, WithdrawalOrder order, CancellationToken cancellation)
    {
        var answer = Withdrawing(order);
        Withdrawn.Add(order);
        return Task.FromResult(answer);
    }
}
