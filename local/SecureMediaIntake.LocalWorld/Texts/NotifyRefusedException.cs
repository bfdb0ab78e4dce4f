namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>The text service's answer is an error, of the form <c>{"status_code":…,"errors":[{"error":…,"message":…}]}</c>.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="error">Kind of error, such as BadRequestError: what clients may branch on.</param>
/// <param name="messages">At least one; for people, in the words of the real service.</param>
public sealed class NotifyRefusedException(int status, string error, params IReadOnlyList<string> messages)
    : Exception(string.Join("; ", messages))
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Kind of error.</summary>
    public string Error { get; } = error;

    /// <summary>One for each thing that is wrong.</summary>
    public IReadOnlyList<string> Messages { get; } = messages;

    internal static NotifyRefusedException Bad(string message) => new(StatusCodes.Status400BadRequest, "BadRequestError", message);

    internal static NotifyRefusedException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "AuthError", message);

    internal static NotifyRefusedException NotFound() => new(StatusCodes.Status404NotFound, "NoResultFound", "No result found");
}
