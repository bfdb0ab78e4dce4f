using System.Text.Json;

using Microsoft.AspNetCore.Http.HttpResults;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>Refusals that only the API knows. The rest come from the journey's steps.</summary>
internal static class ApiProblems
{
    public static ProblemHttpResult NoToken => new Problem(
        "token-missing", ProblemKind.CheckAgain, "A valid token of an organisation that uses this service is needed.").ToHttp();

    /// <summary>403: no kind of problem of the journey has it, since people who may not see a thing are told that there is none.</summary>
    public static ProblemHttpResult NoRole => TypedResults.Problem(
        title: "This application has not been given the role that this needs.",
        type: "urn:secure-media-intake:problem:role-missing",
        statusCode: StatusCodes.Status403Forbidden,
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "role-missing",
            ["publicMessage"] = "This application has not been given the role that this needs.",
        });

    public static Problem NotJson { get; } =
        new("body-not-json", ProblemKind.Unsupported, "Send the request as application/json.");

    public static Problem KeyIsMissing { get; } =
        new("idempotency-key-missing", ProblemKind.Invalid, "The Idempotency-Key header is missing. The same key again is the same request.");

    /// <summary>A member that we do not know would be ignored in silence, and the sender would think that it was heard.</summary>
    /// <param name="where">Path of the member, as the reader saw it; it holds names of members only.</param>
    public static Problem BodyIsWrong(JsonException where) => new(
        "body-invalid",
        ProblemKind.Invalid,
        where.LineNumber is { } line
            ? $"The body does not have the form of a media request (line {line + 1}): a member is missing, unknown, repeated or of another type."
            : "The body does not have the form of a media request: a member is missing, unknown, repeated or of another type.");
}
