using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Capture;

/// <summary>The one code that the screen shows now. A newer one takes its place, its first use removes it. Row <c>capture-code</c>.</summary>
public sealed record CaptureCode : IRow
{
    public const string Key = "capture-code";

    public string RowKey => Key;

    /// <summary>SHA-256 of the secret in the code, lower-case hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>First instant (UTC) at which it does not work any more.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}
