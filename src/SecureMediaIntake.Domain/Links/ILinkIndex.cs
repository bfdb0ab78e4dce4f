using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Where a secret's hash leads.</summary>
public sealed record LinkTarget(RequestId Request, int Number)
{
    /// <summary>Whether it is a <see cref="ViewLink"/>, whose numbers are counted by themselves.</summary>
    public bool IsView { get; init; }
}

/// <summary>Finds links by the SHA-256 of their secrets.</summary>
public interface ILinkIndex
{
    /// <summary>Written before the text goes out, so that no text can hold a link that is not found. Adding it again is harmless.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task AddAsync(string secretHash, LinkTarget target, CancellationToken cancellation);

    /// <summary>Null when no such secret was ever sent.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<LinkTarget?> FindAsync(string secretHash, CancellationToken cancellation);
}
