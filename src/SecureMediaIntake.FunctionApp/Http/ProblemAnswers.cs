using Microsoft.AspNetCore.Http.HttpResults;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>Turns a refusal into HTTP: RFC 9457 problem details with our stable code and the words for a person.</summary>
internal static class ProblemAnswers
{
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Gone => StatusCodes.Status410Gone,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemKind.Unsupported => StatusCodes.Status415UnsupportedMediaType,
        ProblemKind.Mismatch => StatusCodes.Status422UnprocessableEntity,
        ProblemKind.CheckAgain => StatusCodes.Status401Unauthorized,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.TooMany => StatusCodes.Status429TooManyRequests,
        ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new System.Diagnostics.UnreachableException($"Problem kind {kind} has no status."),
    };

    /// <param name="status">Where it is not the kind's own.</param>
    public static ProblemHttpResult ToHttp(this Problem problem, int? status = null) => TypedResults.Problem(
        title: problem.PublicMessage,
        type: $"urn:secure-media-intake:problem:{problem.Code}",
        statusCode: status ?? StatusOf(problem.Kind),
        extensions: new Dictionary<string, object?> { ["code"] = problem.Code, ["publicMessage"] = problem.PublicMessage });

    /// <summary>What a dependency that does not answer looks like from outside.</summary>
    public static Problem TryAgain { get; } =
        new("try-again", ProblemKind.Unavailable, "Something is not answering. Nothing was lost. Try again in a minute.");

    /// <summary>What a fault of ours looks like from outside: nothing of its cause.</summary>
    public static Problem Fault { get; } =
        new("fault", ProblemKind.Unavailable, "Sorry, there is a problem with the service. Try again later.");
}
