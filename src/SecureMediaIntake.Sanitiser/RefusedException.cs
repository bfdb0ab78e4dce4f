using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser;

/// <summary>The file will not be sanitised, and trying again changes nothing. Ends the run with exit code 10 and a report.</summary>
internal sealed class RefusedException(RefusalCause cause) : Exception
{
    public RefusalCause Cause { get; } = cause;

    /// <summary>What was found before the refusal, if anything.</summary>
    public FoundMetadata Found { get; init; } = new();

    public SandboxReport ToReport() => new() { Refusal = Cause, Found = Found, Files = [] };
}
