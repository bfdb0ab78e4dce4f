using Azure;
using Azure.Identity;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>Turns what stopped a command into an exit code and a sentence. No exception's own text is shown but ours: an SDK quotes addresses.</summary>
internal static class Failures
{
    public static async Task<int> GuardAsync(Call call, Func<Call, CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        await using (call)
        {
            try
            {
                return await run(call, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                call.Fail("stopped", "Stopped.");
                return ExitCodes.Stopped;
            }
            catch (Exception cause) when (Read(cause) is var (exit, code, message))
            {
                call.Fail(code, message);
                return exit;
            }
        }
    }

    private static (int Exit, string Code, string Message)? Read(Exception cause) => cause switch
    {
        SettingsException or OptionsValidationException => (ExitCodes.BadSettings, "settings-wrong", cause.Message),
        RefusedException refused => (ExitCodes.Refused, refused.Problem.Code, refused.Problem.PublicMessage),
        FormatException or IOException => (ExitCodes.Usage, "file-not-understood", cause is FormatException ? cause.Message : "A file cannot be read."),
        NotAllowedException => (ExitCodes.NotAllowed, "not-allowed", cause.Message),
        UnavailableException => (ExitCodes.Unavailable, "unavailable", $"{cause.Message} Nothing is lost: try again later."),
        AuthenticationFailedException => (ExitCodes.NotAllowed, "no-token", "This machine's identity gets no token. smi runs where the app runs."),
        RequestFailedException { Status: 401 or 403 } refused =>
            (ExitCodes.NotAllowed, "not-allowed", $"This identity may not do that ({refused.Status} {refused.ErrorCode})."),
        _ => (ExitCodes.Fault, "fault", $"A fault of smi: {cause.GetType().Name}{At(cause)}."),
    };

    /// <summary>Where it happened, which says nothing of anybody.</summary>
    private static string At(Exception cause) => cause.TargetSite is { } place ? $" in {place.DeclaringType?.Name}.{place.Name}" : string.Empty;
}

/// <summary>A step refused; the exit code is <see cref="ExitCodes.Refused"/>.</summary>
internal sealed class RefusedException(Problem problem) : Exception(problem.Code)
{
    public Problem Problem => problem;
}

/// <summary>Whoever calls may not, or did not say who they are.</summary>
internal sealed class NotAllowedException(string message) : Exception(message);

internal static class Outcomes
{
    /// <summary>What was answered.</summary>
    /// <exception cref="RefusedException">It was refused.</exception>
    public static T OrRefuse<T>(this Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Ok(var value) => value,
        Outcome<T>.Refused(var problem) => throw new RefusedException(problem),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
