using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>
/// A clinician shows some media of a request to the patient, or to a named person outside. Two steps, as for a share: first they see exactly what would happen, then
/// it happens; both judge everything.
/// </summary>
public sealed class ShowMedia(Ledger ledger, OpenRequest requests, IEmails emails, OfferedLanguages languages, TimeProvider clock)
{
    /// <summary>Who would see what until when; nothing is changed.</summary>
    /// <exception cref="UnavailableException">Storage, vault or directory do not answer.</exception>
    public async Task<Outcome<ShowPlan>> PlanAsync(Clinician clinician, RequestId id, ShowForm form, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ShowOutside, id, cancellation);
        return opened is null ? RequestProblems.Unknown : Plan(opened, form);
    }

    /// <returns>The link's number.</returns>
    /// <exception cref="UnavailableException">Storage, vault or directory do not answer.</exception>
    public async Task<Outcome<int>> RunAsync(Clinician clinician, RequestId id, ShowForm form, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ShowOutside, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        return Plan(opened, form) switch
        {
            Outcome<ShowPlan>.Ok(var plan) => await ShowAsync(opened, form, plan, cancellation),
            Outcome<ShowPlan>.Refused(var problem) => problem,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Outcome<int>> ShowAsync(OpenedRequest opened, ShowForm form, ShowPlan plan, CancellationToken cancellation)
    {
        var (request, key) = (opened.Snapshot, opened.Key);
        var patient = request.ReadAsked(key).Patient;
        var actor = Actors.For(opened.Clinician, key);
        var to = new ShownTo(plan.Name, plan.Relation, plan.Mobile, plan.Email, plan.ToAnother || request.Head.WithoutName ? null : patient.FirstName);
        var link = new ViewLink
        {
            Number = 0,
            Press = form.Press!,
            EndsAt = plan.Until,
            Items = plan.Items,
            To = to.Seal(key),
            ForAnother = plan.ToAnother,
            Language = plan.Language,
            Check = form.Word is null ? CheckKind.DateOfBirth : CheckKind.AgreedWord,
            AnswerMac = IdentityCheck.MacOf(form.Word is null ? IdentityCheck.Normalise(patient.BirthDate) : IdentityCheck.Normalise(form.Word), key),
            MadeBy = actor.Pseudonym,
            MadeAt = opened.At,
        };

        CrashPoint.Hit("Show.committed.before");
        var made = await ledger.ChangeAsync(request.Id, OperationId.New(), fresh => Decide(fresh, link, actor, clock.GetUtcNow()), cancellation);
        CrashPoint.Hit("Show.committed.after");
        return made;
    }

    private Outcome<ShowPlan> Plan(OpenedRequest opened, ShowForm form)
    {
        if (!emails.IsOn)
        {
            return ShowProblems.NoEmails;
        }

        if (ShowRules.Problems(form).FirstOrDefault() is { } problem)
        {
            return problem;
        }

        if (!languages.Tags.Contains(form.Language))
        {
            return ShowProblems.LanguageIsWrong;
        }

        var (request, asked) = (opened.Snapshot, opened.Snapshot.ReadAsked(opened.Key));
        var items = form.Items.Distinct().ToList();
        var today = UkTime.DayOf(opened.At);

        if (!items.All(item => request.Item(item) is { } found && request.MayBeSeen(found, opened.At) && opened.MayView(item)))
        {
            return ShowProblems.ItemsAreMissing;
        }

        // As for asking: no way to an intimate picture of a child leads through this service.
        return asked.PrivateArea && asked.Patient.IsChildOn(today)
            ? ShowProblems.PrivateAreaOfChild
            : new ShowPlan(
                form.ToAnother ? SaidRow.OneLine(form.Name) : $"{asked.Patient.Given} {asked.Patient.Family}",
                form.ToAnother ? SaidRow.OneLine(form.Relation) : null,
                UkMobile.TryParse(form.Mobile)!,
                ShowRules.EmailOf(form)!,
                items,
                UkTime.EndOf(today.AddDays(form.Days)),
                form.ToAnother,
                form.Language,
                asked.PrivateArea);
    }

    private static Outcome<Decision<int>> Decide(RequestSnapshot request, ViewLink link, ActorRow actor, DateTimeOffset now)
    {
        var all = request.All<ViewLink>().ToList();

        if (all.Find(before => before.Press == link.Press && before.MadeBy == link.MadeBy) is { } same)
        {
            return Decision<int>.Already(same.Number);
        }

        if (all.Count(before => before.IsLiveAt(now)) >= ShowRules.MaxLive)
        {
            return ShowProblems.TooMany;
        }

        // Once more, on the rows that are written to: a file may just have been hidden.
        if (!link.Items.All(item => request.Item(item) is { } found && request.MayBeSeen(found, now)))
        {
            return ShowProblems.ItemsAreMissing;
        }

        var made = link with { Number = all.Select(before => before.Number).DefaultIfEmpty().Max() + 1, MadeAt = now };
        var text = TextRow.OfViewLink(made.Number, now);
        return new Decision<int>(
            new Change
            {
                Put = [actor, made, text],
                Trail =
                [
                    new TrailEvent(made.ForAnother ? "view-link-made-for-another" : "view-link-made", made.RowKey, actor.Pseudonym),
                    .. made.Items.Select(item => new TrailEvent("view-link-shows", MediaItem.KeyOf(item), actor.Pseudonym)),
                ],
                Effects = [SendText.For(text)],
            },
            made.Number);
    }
}
