namespace SecureMediaIntake.Domain.Access;

/// <summary>
/// The portal's sign-ins that somebody has ended. A cookie is taken from the browser at logging out, but a copy of it would go on to its end: so the sign-in itself
/// is remembered as over.
/// </summary>
public interface IEndedSessions
{
    /// <summary>Again is harmless.</summary>
    /// <param name="session">Opaque id of the sign-in.</param>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer: it is not ended.</exception>
    Task EndAsync(string session, CancellationToken cancellation);

    /// <summary>Whether it is over; at most <see cref="IDirectory.Oldest"/> late.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<bool> IsEndedAsync(string session, CancellationToken cancellation);

    /// <summary>Forgets those that ended before that day (UTC), once no cookie can name them any more.</summary>
    Task ForgetBeforeAsync(DateOnly day, CancellationToken cancellation);
}
