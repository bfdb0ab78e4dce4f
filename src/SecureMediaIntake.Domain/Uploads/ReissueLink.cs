using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>What a clinician fills in to send a new link, as typed.</summary>
/// <param name="Mobile">Where it goes: the number as it was, or another one.</param>
/// <param name="Days">How long it works.</param>
/// <param name="Replaces">Number of the link that the page showed: pressed twice, the second press finds it replaced.</param>
public sealed record NewLinkForm(string? Mobile, int Days, int Replaces)
{
    public override string ToString() => "new link form";
}

/// <summary>
/// A clinician sends a new link in place of the one before, to the same number or another. What the patient uploaded stays: it belongs to the request.
/// </summary>
public sealed class ReissueLink(Ledger ledger, OpenRequest requests, TextOptions texts, TimeProvider clock)
{
    /// <returns>The number of the link that works now; <see cref="LinkProblems.AlreadyReceived"/> once the patient has sent.</returns>
    public async Task<Outcome<int>> RunAsync(Clinician clinician, RequestId id, NewLinkForm form, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ReissueLink, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        if (opened.Snapshot.Head.TakenByStaff)
        {
            return RequestProblems.NotOfPatient;
        }

        if (UkMobile.TryParse(form.Mobile) is not { } mobile)
        {
            return RequestProblems.MobileIsWrong;
        }

        if (!AskRules.Days.Contains(form.Days))
        {
            return RequestProblems.DaysAreWrong;
        }

        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync(
            id, OperationId.New(), request => Decide(request, opened.Key, actor, mobile, form, clock.GetUtcNow()), cancellation);
    }

    private Outcome<Decision<int>> Decide(
        RequestSnapshot request, RecordKey key, ActorRow actor, string mobile, NewLinkForm form, DateTimeOffset now)
    {
        if (request.IsCancelled())
        {
            return RequestProblems.IsCancelled;
        }

        var newest = TextRules.Newest(request)!;

        if (newest.Number != form.Replaces)
        {
            return Decision<int>.Already(newest.Number);
        }

        var ended = new List<UploadLink>();

        foreach (var link in request.All<UploadLink>())
        {
            if (link.StateAt(now, request.AnyReceived()) == LinkStatus.Consumed)
            {
                return LinkProblems.AlreadyReceived;
            }

            // An end that only the clock knows is written down: judged again later, with what the new link brought, it would read as "sent".
            LinkEvent happening = now >= link.EndsAt ? new LinkEvent.EndReached() : new LinkEvent.Revoke();
            if (LinkRules.Apply(link, happening, now, request.AnyReceived()) is Outcome<UploadLink>.Ok(var after) && after != link)
            {
                ended.Add(after);
            }
        }

        var asked = request.ReadAsked(key);
        var endsAt = UkTime.EndOf(UkTime.DayOf(now).AddDays(form.Days));
        var made = new UploadLink
        {
            Number = newest.Number + 1,
            EndsAt = endsAt,
            Check = newest.Check,
            AnswerMac = newest.AnswerMac,
        };
        var reminder = request.Find<TextRow>(TextRow.KeyOf(TextKind.Reminder)) is { State: TextState.Owed } owed
            ? owed with { DueAt = now + texts.ReminderAfter }
            : null;

        var change = new Change
        {
            Head = request.Head with
            {
                EndsAt = endsAt,
                Asked = asked.Mobile == mobile ? request.Head.Asked : key.Seal((asked with { Mobile = mobile }).ToJson(), Asked.Purpose),
            },
            Put = [actor, .. ended, made, .. reminder is null ? Array.Empty<IRow>() : [reminder]],

            // A key that was destroyed when the link before it ended opens nothing: the page would encrypt to it, and nobody could read that.
            Remove = request.Find<UploadKey>(UploadKey.Key) is { Private: null } destroyed ? [destroyed.RowKey] : [],
            Trail =
            [
                .. ended.Select(link => new TrailEvent("link-replaced", link.RowKey, actor.Pseudonym)),
                .. asked.Mobile == mobile ? Array.Empty<TrailEvent>() : [new("number-changed", MediaRequest.Key, actor.Pseudonym)],
                new("link-issued", made.RowKey, actor.Pseudonym),
            ],
            Effects =
            [
                IndexRequest.Owed,
                .. reminder is null ? Array.Empty<Effect>() : [SendMessage.To(PipelineQueue.CheckRequest, delay: texts.ReminderAfter)],
            ],
        };

        return new Decision<int>(change.AndText(request, TextRow.OfNewLink(made.Number, now)), made.Number);
    }
}
