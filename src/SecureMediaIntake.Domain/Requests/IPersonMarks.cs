using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// A person's name for lists: the same each time, and meaningless without their organisation's secret. A plain hash would not do: object ids are known to
/// whoever may read the tenant, so a table of hashes would be a list of colleagues and their patients' requests.
/// </summary>
public interface IPersonMarks
{
    /// <param name="organisation">The person's own, whose secret makes the mark.</param>
    /// <exception cref="Outcomes.UnavailableException">The secret was never fetched and cannot be now.</exception>
    Task<string> OfAsync(Organisation organisation, PersonId person, CancellationToken cancellation);

    /// <summary>A patient's, in the same way: ten digits are quickly tried, so only the secret hides them.</summary>
    /// <exception cref="Outcomes.UnavailableException">The secret was never fetched and cannot be now.</exception>
    Task<string> OfAsync(Organisation organisation, NhsNumber number, CancellationToken cancellation);
}
