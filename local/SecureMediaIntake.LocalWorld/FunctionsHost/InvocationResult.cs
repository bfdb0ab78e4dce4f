namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>What came of one call of the handler.</summary>
internal sealed record InvocationResult(InvocationOutcome Outcome, string? Reason = null)
{
    public static InvocationResult Succeeded { get; } = new(InvocationOutcome.Succeeded);

    public static InvocationResult Abandoned { get; } = new(InvocationOutcome.Abandoned, "the host stopped");

    public static InvocationResult Failed(string reason) => new(InvocationOutcome.Failed, reason);

    public static InvocationResult TimedOut(TimeSpan limit) =>
        new(InvocationOutcome.TimedOut, $"ran past functionTimeout ({limit:c}); the handler was killed");
}
