using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>What a clinician says of media that are not of this patient.</summary>
public sealed record MisfileForm(IReadOnlyList<ItemId> Items, string? Reason, MisfileWish? Wish)
{
    public override string ToString() => "misfile form";
}

/// <summary>
/// "These photos are not of this patient." One transaction hides them from everybody and ends what was shared of them. Everything slower, the care record, who
/// saw them, whose they are, comes after it: nobody may go on looking while a server is waited for.
/// </summary>
public sealed class ReportMisfile(Ledger ledger, OpenRequest requests, TimeProvider clock)
{
    /// <summary>Longest reason, in characters: two lines.</summary>
    public const int MaxReason = 200;

    /// <summary>
    /// Shares that end in the transaction itself. What is hidden shows in none, however many there are; more rows than this would make the transaction too
    /// large to be written (<see cref="Commit.MaxRows"/>), and then nothing would be hidden.
    /// </summary>
    private const int MostSharesEnded = 15;

    /// <returns>The misfile's id; reported twice by the same person it is the same.</returns>
    public async Task<Outcome<string>> RunAsync(Clinician clinician, RequestId id, MisfileForm form, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.Erase, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        if (Problems(form).FirstOrDefault() is { } problem)
        {
            return problem;
        }

        var actor = Actors.For(clinician, opened.Key);
        var misfile = new Misfile
        {
            Id = OpaqueId.New(),
            Items = [],
            Reason = opened.Key.Seal(form.Reason!.Trim(), Misfile.ReasonPurpose),
            AskedBy = actor.Pseudonym,
            AskedAt = clock.GetUtcNow(),
            Wish = form.Wish!.Value,
        };

        var reported = await ledger.ChangeAsync(
            id, OperationId.New(), request => Decide(request, misfile, [.. form.Items.Distinct()], actor, clock.GetUtcNow()), cancellation);
        CrashPoint.Hit("Repair.reported.after");
        return reported;
    }

    /// <summary>Every problem, in the order of the page's fields.</summary>
    public static IEnumerable<Problem> Problems(MisfileForm form)
    {
        if (form.Items.Count == 0)
        {
            yield return RepairProblems.ItemsAreMissing;
        }

        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            yield return RepairProblems.ReasonIsMissing;
        }
        else if (form.Reason.Trim().Length > MaxReason)
        {
            yield return RepairProblems.ReasonIsTooLong;
        }

        if (form.Wish is not { } wish || !Enum.IsDefined(wish))
        {
            yield return RepairProblems.WishIsMissing;
        }
    }

    private static Outcome<Decision<string>> Decide(
        RequestSnapshot request, Misfile misfile, IReadOnlyList<ItemId> chosen, ActorRow actor, DateTimeOffset now)
    {
        if (request.All<Misfile>().FirstOrDefault(before => IsSame(before, misfile, chosen)) is { } same)
        {
            return Decision<string>.Already(same.Id);
        }

        // Only what is sealed: what still lies as the phone sent it can be neither seen nor moved.
        var items = chosen.Select(request.Item).OfType<MediaItem>()
            .Where(item => request.MayBeSeen(item, now) && request.Find<Rendition>(Rendition.KeyOf(item.Id)) is not null).ToList();

        if (items.Count == 0 || items.Count < chosen.Count)
        {
            return RepairProblems.ItemsAreMissing;
        }

        var hidden = misfile with { Items = [.. items.Select(HeldItems.Of)] };
        var ended = request.All<GrantRow>().Where(grant => grant.IsOpenAt(now) && grant.Items.Any(chosen.Contains)).Take(MostSharesEnded).ToList();

        var shown = request.EndedViewLinks(chosen, now);

        return new Decision<string>(
            new Change
            {
                Put = [actor, hidden, .. items.Select(HeldItems.SetAside), .. ended.Select(grant => grant with { EndedAt = now }), .. shown],
                Trail =
                [
                    .. items.Select(item => new TrailEvent("not-of-this-patient", item.RowKey, actor.Pseudonym, misfile.Id)),
                    .. ended.Select(grant => new TrailEvent(grant.IsLiveAt(now) ? "share-stopped" : "share-withdrawn", grant.RowKey, actor.Pseudonym)),
                    .. shown.Select(link => new TrailEvent("view-link-stopped", link.RowKey, actor.Pseudonym)),
                ],
                Effects =
                [
                    TellViewers.Owed(misfile.Id),
                    Listing.Add(RequestLists.ToDecide(request.Head.Organisation), misfile.Id),
                    .. ended.Count == 0 ? [] : new[] { ListGrants.Owed() },

                    // The care record is asked by the pipeline: a clinician must not wait for it, nor it be forgotten when it does not answer.
                    SendMessage.To(PipelineQueue.CheckRequest),
                ],
            },
            misfile.Id);
    }

    private static bool IsSame(Misfile before, Misfile now, IReadOnlyList<ItemId> chosen) =>
        before.Decision is null && before.AskedBy == now.AskedBy && before.Items.Select(held => held.Item).ToHashSet().SetEquals(chosen);
}
