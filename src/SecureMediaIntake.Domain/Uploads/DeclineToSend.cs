using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>That the patient, after the check, chose not to send photos. Row <c>declined</c>; gone again when they change their mind.</summary>
public sealed record Declined : IRow
{
    public const string Key = "declined";

    public string RowKey => Key;

    public required DateTimeOffset At { get; init; }
}

/// <summary>Whether the patient said no.</summary>
public static class DeclinedReading
{
    public static bool IsDeclined(this RequestSnapshot request) => request.Find<Declined>(Declined.Key) is not null;
}

/// <summary>
/// The patient says no after the check. An agreement or a note that was there goes with it, and what was uploaded before is taken back: the idle hour
/// would otherwise send on what they have just refused. The link lives on, so that they can change their mind.
/// </summary>
public sealed class DeclineToSend(Ledger ledger, TimeProvider clock)
{
    /// <returns>True; again is harmless. <see cref="ItemRules.NotNow"/> once something was sent on: that cannot be refused any more.</returns>
    public Task<Outcome<bool>> RunAsync(LinkSession session, CancellationToken cancellation) => ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => Decide(request, session, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, LinkSession session, DateTimeOffset now)
    {
        if (request.IsDeclined())
        {
            return Decision<bool>.Already(true);
        }

        return session.Move(request, now).Then<Decision<bool>>(moved =>
        {
            var change = new Change
            {
                Put =
                [
                    moved,
                    new Declined { At = now },

                    // Nobody is reminded of what they have just refused, whatever they think of it later.
                    .. request.Find<TextRow>(TextRow.KeyOf(TextKind.Reminder)) is { State: TextState.Owed } reminder
                        ? [reminder with { State = TextState.NotNeeded, At = now }]
                        : Array.Empty<IRow>(),
                ],
                Remove = [.. new[] { Agreement.Key, PatientNote.Key }.Where(request.Rows.ContainsKey)],
                Trail = [new("declined", moved.RowKey, Actors.Patient)],
            };

            // Refused files hold nothing of the patient any more, and there may be more of them than fit into one transaction.
            foreach (var item in request.Items().Where(item => item.Status is not (ItemStatus.Erased or ItemStatus.Refused)))
            {
                switch (TakenBack.Of(request, item, Actors.Patient))
                {
                    case Outcome<Change>.Refused(var problem):
                        return problem;

                    case Outcome<Change>.Ok(var taken):
                        change = change with
                        {
                            Put = [.. change.Put, .. taken.Put],
                            Trail = [.. change.Trail, .. taken.Trail],
                            Effects = [.. change.Effects, .. taken.Effects],
                        };
                        break;
                }
            }

            return new Decision<bool>(change, true);
        });
    }
}

/// <summary>The patient changes their mind about saying no, for as long as the link lives. They are asked to agree afresh.</summary>
public sealed class ChangeMind(Ledger ledger, TimeProvider clock)
{
    /// <returns>True; again is harmless.</returns>
    public Task<Outcome<bool>> RunAsync(LinkSession session, CancellationToken cancellation) => ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => Decide(request, session, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, LinkSession session, DateTimeOffset now)
    {
        if (!request.IsDeclined())
        {
            return Decision<bool>.Already(true);
        }

        return session.Move(request, now)
            .Then<Decision<bool>>(moved => new Decision<bool>(
                new Change { Put = [moved], Remove = [Declined.Key], Trail = [new("changed-mind", moved.RowKey, Actors.Patient)] }, true));
    }
}
