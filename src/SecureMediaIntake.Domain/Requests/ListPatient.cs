using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// Puts each new request on the list of its patient, whichever step made it. The list is named by a MAC of the NHS number under the organisation's secret: without
/// it a table of lists says of nobody that they are a patient.
/// </summary>
public sealed class ListPatient(IRecordKeys keys, IPersonMarks marks, IRequestLists lists, OrganisationDirectory organisations) : IFollowUp, IEffectHandler
{
    public const string EffectKind = "list-patient";

    public string Kind => EffectKind;

    public FollowedBy Of(RequestSnapshot? before, RequestSnapshot after, IReadOnlyList<Audit.TrailLine> lines) =>
        before is null ? new([], [new Effect(EffectKind)]) : FollowedBy.Nothing;

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        await RunAsync(request, cancellation);
        return null;
    }

    /// <summary>Again is harmless: the daily walk does it for requests that are older than these lists.</summary>
    public async Task RunAsync(RequestSnapshot request, CancellationToken cancellation)
    {
        // Erased, it is nobody's any more.
        if (request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return;
        }

        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, row, cancellation);

        if (NhsNumber.TryParse(request.ReadAsked(key).Patient.NhsNumber) is { } number)
        {
            var list = RequestLists.OfPatient(await marks.OfAsync(organisation, number, cancellation));
            await lists.AddAsync(list, new(request.Id, RequestLists.NewestFirst(request.Head.CreatedAt)), cancellation);
        }
    }
}

/// <summary>The requests of one patient in one organisation. Only places to look: each is opened and judged anew.</summary>
public sealed class PatientLists(IPersonMarks marks, IRequestLists lists, OrganisationDirectory organisations)
{
    /// <summary>Most requests of a patient that are looked at, the newest first: each costs a read of storage.</summary>
    public const int MostLookedAt = 50;

    /// <exception cref="Outcomes.UnavailableException">Storage does not answer, or the secret cannot be fetched.</exception>
    public async Task<IReadOnlyList<RequestId>> OfAsync(string organisation, string number, CancellationToken cancellation) =>
        NhsNumber.TryParse(number) is { } one
            ? [.. (await lists.OfAsync(RequestLists.OfPatient(await marks.OfAsync(organisations.ByCode(organisation), one, cancellation)), MostLookedAt, cancellation))
                .Select(entry => entry.Request).Distinct()]
            : [];
}
