using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>What whoever holds the text may say before the check.</summary>
public enum Reported
{
    /// <summary>"I do not want to send photos".</summary>
    SaidNo,

    /// <summary>"This is not for me".</summary>
    NotForMe,
}

/// <summary>
/// Something that was said before the check. Anybody who holds the text can say it, and scanners press buttons: it is a report for the team to look
/// into, and changes nothing about the link. Row <c>report:{link}:{what}</c>, so that pressing again and again is still one report.
/// </summary>
public sealed record LinkReport : IRow
{
    public const string Prefix = "report:";

    public string RowKey => KeyOf(Link, What);

    /// <summary>Number of the link whose holder said it.</summary>
    public required int Link { get; init; }

    public required Reported What { get; init; }

    /// <summary>When it was said first.</summary>
    public required DateTimeOffset At { get; init; }

    public static string KeyOf(int link, Reported what) => $"{Prefix}{link}:{what.ToString().ToLowerInvariant()}";
}

/// <summary>Somebody tells the team, before the check, that they will not send photos or that the text is not for them.</summary>
public sealed class ReportLink(Ledger ledger, TimeProvider clock)
{
    /// <returns>The report: this one, or the same one made before. <see cref="LinkProblems.CannotOpen"/> for a link that is not live.</returns>
    public Task<Outcome<LinkReport>> RunAsync(LinkTarget target, Reported what, CancellationToken cancellation) => ledger.ChangeAsync(
        target.Request,
        OperationId.New(),
        request => Decide(request, target.Number, what, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<LinkReport>> Decide(RequestSnapshot request, int number, Reported what, DateTimeOffset now)
    {
        if (request.Find<UploadLink>(UploadLink.KeyOf(number)) is not { } link)
        {
            return LinkProblems.CannotOpen;
        }

        return LinkRules.Apply(link, new LinkEvent.Report(), now, request.AnyReceived()).Then<Decision<LinkReport>>(_ =>
        {
            if (request.Find<LinkReport>(LinkReport.KeyOf(number, what)) is { } before)
            {
                return Decision<LinkReport>.Already(before);
            }

            var report = new LinkReport { Link = number, What = what, At = now };
            return new Decision<LinkReport>(
                new Change { Put = [report], Trail = [new(what == Reported.SaidNo ? "said-no" : "not-for-me", link.RowKey, Actors.Holder)] }, report);
        });
    }
}
