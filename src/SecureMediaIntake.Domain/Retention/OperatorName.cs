using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>Changes a request in the name of somebody who runs the service; the name is sealed with the request and goes with it.</summary>
public sealed class OperatorName(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations)
{
    /// <summary>Longest name, in characters: what fits a line of the trail.</summary>
    public const int MaxLength = 80;

    public static bool IsOne(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxLength;

    /// <param name="name">As they say.</param>
    /// <returns><see cref="RetentionProblems.NameIsMissing"/>; <see cref="RequestProblems.Unknown"/>, also where it is erased: nothing can be done to it any more.</returns>
    /// <exception cref="UnavailableException">Storage or vault do not answer.</exception>
    public async Task<Outcome<T>> ChangeAsync<T>(
        RequestId id, string name, Func<RequestSnapshot, ActorRow, Outcome<Decision<T>>> decide, CancellationToken cancellation)
    {
        if (!IsOne(name))
        {
            return RetentionProblems.NameIsMissing;
        }

        if (await ledger.ReadAsync(id, cancellation) is not { } request)
        {
            return RequestProblems.Unknown;
        }

        if (request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return RetentionProblems.AlreadyAgreed;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), id, row, cancellation);
        var actor = Actors.ForOperator(name, key);
        return await ledger.ChangeAsync(id, OperationId.New(), fresh => decide(fresh, actor), cancellation);
    }
}
