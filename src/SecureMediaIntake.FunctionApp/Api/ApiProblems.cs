using System.Text.Json;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>Refusals that only the API knows. The rest come from the journey's steps.</summary>
internal static class ApiProblems
{
    public static Problem TokenIsMissing { get; } =
        new("token-missing", ProblemKind.CheckAgain, "A valid token of an organisation that uses this service is needed.");

    /// <summary>People who may not see a thing are told that there is none; an application is told that its role is missing, so that somebody gives it one.</summary>
    public static Problem RoleIsMissing { get; } =
        new("role-missing", ProblemKind.Forbidden, "This application has not been given the role that this needs.");

    public static Problem NotJson { get; } =
        new("body-not-json", ProblemKind.Unsupported, "Send the request as application/json.");

    public static Problem KeyIsMissing { get; } =
        new("idempotency-key-missing", ProblemKind.Invalid, "The Idempotency-Key header is missing. The same key again is the same request.");

    /// <summary>A member that we do not know would be ignored in silence, and the sender would think that it was heard.</summary>
    public static Problem BodyIsMalformed { get; } = new(
        "body-invalid", ProblemKind.Invalid, "The body does not have the form of a media request: a member is missing, unknown, repeated or of another type.");

    /// <param name="where">Says the line; the path of the member holds what the sender wrote.</param>
    public static Problem BodyIsWrong(JsonException where) => where.LineNumber is { } line
        ? BodyIsMalformed with { PublicMessage = $"The body does not have the form of a media request (line {line + 1}): a member is missing, unknown, repeated or of another type." }
        : BodyIsMalformed;
}
