namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>Carries to a receiver what was made ready, and brings back its answer. Decides nothing.</summary>
public interface IWebhookSender
{
    /// <summary>Asks whether it wants to be told (CloudEvents, HTTP 1.1 Web Hooks, section 4). Asks anew each time.</summary>
    /// <param name="origin">DNS name of this service.</param>
    Task<Consent> AskAsync(Uri address, string origin, CancellationToken cancellation);

    /// <summary>Posts it. Whether it arrived is not known where no answer came.</summary>
    Task<ReceiverAnswer> SendAsync(Uri address, string origin, SignedEvent signed, CancellationToken cancellation);
}

/// <param name="Cause">Code of what else happened; null when it said yes or nothing.</param>
public sealed record Consent(bool IsGiven, string? Cause = null);

/// <summary>An answer to a try.</summary>
/// <param name="Status">HTTP status, or 0 for none.</param>
/// <param name="Cause">Code of why there is none.</param>
/// <param name="RetryAfter">How long it wants to be left alone; null when it did not say.</param>
public sealed record ReceiverAnswer(int Status, string? Cause = null, TimeSpan? RetryAfter = null)
{
    public bool IsDelivered => Status is >= 200 and <= 299;

    public bool IsGone => Status == 410;

    /// <summary>Code for rows and logs: a number of HTTP, or one of ours.</summary>
    public string Code => Status == 0 ? Cause ?? ReceiverCauses.NoAnswer : $"http-{Status}";
}

/// <summary>Why a try failed, or a delivery was given up. Codes, listed in docs/webhooks.md.</summary>
public static class ReceiverCauses
{
    public const string NoAnswer = "no-answer";
    public const string TimedOut = "timed-out";
    public const string CertificateRefused = "certificate-refused";
    public const string AddressNotAllowed = "address-not-allowed";
    public const string NotAgreed = "not-agreed";
    public const string SecretUnusable = "secret-unusable";
    public const string SubscriptionEnded = "subscription-ended";
    public const string NotInSettings = "not-in-settings";
    public const string Failed = "failed";
}
