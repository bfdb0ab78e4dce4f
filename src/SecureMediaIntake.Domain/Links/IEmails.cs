namespace SecureMediaIntake.Domain.Links;

/// <summary>The six numbers for somebody who passed the check. Nothing clinical, no link: an e-mail that asks to press something is what fraud looks like.</summary>
/// <param name="Reference">Ours; it names request and link and nobody.</param>
public sealed record NumbersEmail(string Address, string Language, string Organisation, string Phone, string Numbers, string Reference)
{
    public override string ToString() => "e-mail";
}

/// <summary>Sends e-mails.</summary>
public interface IEmails
{
    /// <summary>Whether this service has a way to send any. Without one nothing is shown to anybody outside.</summary>
    bool IsOn { get; }

    /// <returns>False when the service refuses the address for good.</returns>
    /// <exception cref="Outcomes.UnavailableException">Not now: throttled, down, or unknown whether it went out.</exception>
    Task<bool> SendAsync(NumbersEmail email, CancellationToken cancellation);
}
