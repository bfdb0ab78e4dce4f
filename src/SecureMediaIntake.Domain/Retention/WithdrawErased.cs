using System.Diagnostics;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>Takes the entries of an erased request out of the care record, and destroys the key that says whose they are with the last of them.</summary>
public sealed class WithdrawErased(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations, ICareRecord record, TimeProvider clock)
{
    /// <exception cref="UnavailableException">The record does not answer, or an entry may still arrive: look again later.</exception>
    public async Task RunAsync(RequestId id, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request || request.Erasure() is not { LastKey: { } row } erasure)
        {
            return;
        }

        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, id, row, cancellation);
        var patient = request.ReadAsked(key).Patient;
        var waiting = false;

        foreach (var entry in erasure.Entries.Where(entry => entry.Withdrawal is Withdrawal.Owed))
        {
            var order = new WithdrawalOrder(id, entry.Item, entry.Generation, patient, erasure.AgreedAt!.Value) { Because = WithdrawalReason.Erased };
            var end = WithdrawEntries.EndOf(await record.WithdrawAsync(organisation, order, cancellation), erasure.AgreedAt.Value, clock.GetUtcNow());
            CrashPoint.Hit("Retention.entry-withdrawn.after");

            if (end is null)
            {
                waiting = true;
            }
            else
            {
                await NoteAsync(id, entry.Item, end, cancellation);
            }
        }

        if (waiting)
        {
            throw new UnavailableException("A filing that was under way may still bring an entry that must be withdrawn.");
        }
    }

    private Task<Outcome<bool>> NoteAsync(RequestId id, ItemId item, WithdrawalEnd end, CancellationToken cancellation) => ledger.ChangeAsync<bool>(
        id,
        OperationId.New(),
        request =>
        {
            var erasure = request.Erasure() ?? throw new UnreachableException("What was agreed stays.");

            if (erasure.Entries.All(entry => entry.Item != item || entry.Withdrawal is not Withdrawal.Owed))
            {
                return Decision<bool>.Already(true);
            }

            var noted = erasure with
            {
                Entries = [.. erasure.Entries.Select(entry => entry.Item == item ? entry with { Withdrawal = end.Withdrawal, Problem = end.Problem } : entry)],
            };
            return new Decision<bool>(
                new Change
                {
                    Put = [noted.Entries.Any(entry => entry.Withdrawal is Withdrawal.Owed) ? noted : noted with { LastKey = null }],
                    Trail = [new(end.Action, MediaItem.KeyOf(item), Actors.Service, end.Problem)],
                },
                true);
        },
        cancellation);
}
