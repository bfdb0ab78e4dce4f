using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Activity;

/// <summary>
/// Hands a request's trail to whoever runs the service, for an audit: who did what and when, with staff's names. Nothing of the patient, and nothing that anybody wrote: an
/// operator sees no patient. That it was handed out is a line of it, before a line is read.
/// </summary>
public sealed class ExportTrail(ReadTrails trails, Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations)
{
    /// <exception cref="UnavailableException">Storage or vault do not answer.</exception>
    public async Task<Outcome<TrailSheet>> RunAsync(ServiceOperator by, RequestId id, Days days, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request)
        {
            return RequestProblems.Unknown;
        }

        using var key = request.Find<KeyRow>(KeyRow.Key) is { } row
            ? await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), id, row, cancellation)
            : null;
        var actor = key is null ? null : Actors.For(by, key);
        var noted = await ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            now => new Decision<bool>(
                new Change
                {
                    Put = actor is not null && now.Find<ActorRow>(actor.RowKey) is null ? [actor] : [],
                    Trail = [new("trail-exported", MediaRequest.Key, actor?.Pseudonym ?? Actors.Operator)],
                },
                true),
            cancellation);

        if (noted is Outcome<bool>.Refused(var problem))
        {
            return problem;
        }

        var sheet = await trails.SheetAsync(id, key, line => days.Include(line.Time), isPatientKnown: false, cancellation);
        return sheet with { Lines = [.. sheet.Lines.Select(line => line with { Said = null })] };
    }
}
