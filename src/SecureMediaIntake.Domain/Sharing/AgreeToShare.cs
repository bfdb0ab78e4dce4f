using System.Diagnostics;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>
/// The second person who was chosen agrees to a share outside the organisations of the allow-list, or refuses. Agreed, it begins at once: they have just read who
/// would see what, so the pause in which a sender may notice a slip has nothing left to catch.
/// </summary>
public sealed class AgreeToShare(
    Ledger ledger, OpenRequest requests, FindRecipients recipients, IDirectory directory, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>What is answered; the same answer again is harmless.</returns>
    /// <exception cref="UnavailableException">Storage, vault or directory do not answer.</exception>
    public async Task<Outcome<SecondAnswer>> RunAsync(Clinician clinician, RequestId id, string grant, SecondAnswer? answer, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.AgreeAsSecond, id, cancellation);

        if (opened?.Snapshot.Find<GrantRow>(GrantRow.KeyOf(grant)) is not { Second: { } second } row)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);

        if (actor.Pseudonym != second || actor.Pseudonym == row.SharedBy)
        {
            return ShareProblems.SecondIsSomebodyElse;
        }

        if (answer is not { } said || !Enum.IsDefined(said))
        {
            return ShareProblems.AnswerIsMissing;
        }

        if (said is SecondAnswer.Agreed && row.Answer is null && !await StillHoldsAsync(opened, row, cancellation))
        {
            return ShareProblems.ChangedMeanwhile;
        }

        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, grant, said, actor, clock.GetUtcNow()), cancellation);
    }

    private static Outcome<Decision<SecondAnswer>> Decide(RequestSnapshot request, string id, SecondAnswer said, ActorRow actor, DateTimeOffset now) =>
        request.Find<GrantRow>(GrantRow.KeyOf(id)) switch
        {
            null => RequestProblems.Unknown,
            { Answer: { } before } => before == said ? Decision<SecondAnswer>.Already(before) : ShareProblems.AlreadyAnswered,
            { } grant when grant.StateAt(now) is not GrantState.Waiting => ShareProblems.TooLateToAnswer,
            { } grant when said is SecondAnswer.Agreed && !grant.Items.All(item => request.Item(item) is { } found && request.MayBeSeen(found, now)) =>
                ShareProblems.ChangedMeanwhile,
            { } grant => new Decision<SecondAnswer>(
                new Change
                {
                    Put = [actor, grant with { Answer = said, AnsweredAt = now }],
                    Trail = [new TrailEvent(ActionOf(said), grant.RowKey, actor.Pseudonym)],
                    Effects = [ListGrants.Owed(id)],
                },
                said),
        };

    private static string ActionOf(SecondAnswer said) => said switch
    {
        SecondAnswer.Agreed => "share-agreed",
        SecondAnswer.Refused => "share-refused",
        _ => throw new UnreachableException($"Answer {said} has no line in the trail."),
    };

    /// <summary>
    /// Judged anew for both people, as the directories have them now: hours may lie between the asking and the answer. Whoever shares must still be allowed to, and to
    /// see each file; with whom must still be somebody to share with.
    /// </summary>
    private async Task<bool> StillHoldsAsync(OpenedRequest opened, GrantRow grant, CancellationToken cancellation)
    {
        var head = opened.Snapshot.Head;

        return opened.Snapshot.SenderOf(grant, opened.Key) is { } id
            && await directory.FindAsync(head.Organisation, id, cancellation) is { } sender
            && opened.WouldAllow(sender, ClinicAction.Share)
            && grant.Items.All(item => opened.WouldAllow(sender, ClinicAction.ViewMedia, item))
            && organisations.All.Any(one => one.Code == grant.Organisation)
            && (await recipients.InAsync(new(id.Tenant, id.Object, head.Organisation, sender.Name), grant.Organisation, cancellation))
                .Any(one => one.MarkIn(opened.Key) == grant.Mark);
    }
}
