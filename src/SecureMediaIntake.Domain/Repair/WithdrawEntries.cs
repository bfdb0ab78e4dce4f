using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>Takes what was filed under the wrong patient out of the care record, entry by entry; each end is written down before the next is asked for.</summary>
public sealed class WithdrawEntries(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations, ICareRecord record, TimeProvider clock)
{
    /// <summary>
    /// How long after it was hidden an entry may still arrive, from a filing that was under way: 5 minutes, as a pipeline function is ended after 4
    /// (Triggers.Deadline). Only after it does "there is no such entry" mean that there will be none.
    /// </summary>
    public static readonly TimeSpan MayStillArrive = TimeSpan.FromMinutes(5);

    /// <exception cref="UnavailableException">The record does not answer, or an entry may still arrive: look again later.</exception>
    public async Task RunAsync(RequestSnapshot request, CancellationToken cancellation)
    {
        var owed = request.All<Misfile>()
            .SelectMany(misfile => misfile.Items.Where(held => held.Withdrawal is Withdrawal.Owed).Select(held => (Misfile: misfile, Held: held))).ToList();

        if (owed.Count == 0 || request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return;
        }

        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, row, cancellation);
        var (patient, waiting) = (request.ReadAsked(key).Patient, false);

        foreach (var (misfile, held) in owed)
        {
            CrashPoint.Hit("Repair.withdrawn.before");
            var answer = await record.WithdrawAsync(organisation, new(request.Id, held.Item, held.Generation, patient, misfile.AskedAt), cancellation);
            CrashPoint.Hit("Repair.withdrawn.after");

            if (EndOf(answer, misfile.AskedAt, clock.GetUtcNow()) is { } end)
            {
                await NoteAsync(request.Id, misfile.Id, held.Item, end, cancellation);
            }
            else
            {
                waiting = true;
            }
        }

        if (waiting)
        {
            throw new UnavailableException("A filing that was under way may still bring an entry that must be withdrawn.");
        }
    }

    /// <param name="hiddenAt">Since when nobody files it any more.</param>
    /// <returns>Null while it is not known.</returns>
    internal static WithdrawalEnd? EndOf(Outcome<bool> answer, DateTimeOffset hiddenAt, DateTimeOffset now) => answer switch
    {
        Outcome<bool>.Ok(true) => new(Withdrawal.Done, "record-entry-withdrawn", null),
        Outcome<bool>.Ok when now < hiddenAt + MayStillArrive => null,
        Outcome<bool>.Ok => new(Withdrawal.NothingThere, "record-entry-not-there", null),
        Outcome<bool>.Refused(var problem) => new(Withdrawal.Refused, "record-entry-not-withdrawn", problem.Code),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Task<Outcome<bool>> NoteAsync(
        RequestId id, string misfileId, ItemId item, WithdrawalEnd end, CancellationToken cancellation) =>
        ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            request =>
            {
                var misfile = request.Misfile(misfileId)!;

                return misfile.Items.Any(held => held.Item == item && held.Withdrawal is Withdrawal.Owed)
                    ? new Decision<bool>(
                        new Change
                        {
                            Put = [misfile with { Items = [.. misfile.Items.Select(held => held.Item == item ? held with { Withdrawal = end.Withdrawal, Problem = end.Problem } : held)] }],
                            Trail = [new(end.Action, MediaItem.KeyOf(item), Actors.Service, end.Problem)],
                        },
                        true)
                    : Decision<bool>.Already(true);
            },
            cancellation);
}

/// <summary>How an entry's withdrawal ended, and the trail's words for it.</summary>
/// <param name="Problem">Why the record did not withdraw it, as a code; or null.</param>
internal sealed record WithdrawalEnd(Withdrawal Withdrawal, string Action, string? Problem);
