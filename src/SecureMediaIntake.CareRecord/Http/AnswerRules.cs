namespace SecureMediaIntake.CareRecord.Http;

/// <summary>The table of answers in docs/design.md: what each HTTP status means.</summary>
internal static class AnswerRules
{
    /// <param name="status">HTTP status, of the answer or of one entry of a transaction's answer.</param>
    /// <param name="isRead">GET of one resource. A search or a write that meets 404 went to a wrong base address.</param>
    public static AnswerKind Of(int status, bool isRead) => status switch
    {
        200 or 201 => AnswerKind.Done,
        // Not followed: the token would go to an address that somebody else chose.
        304 when !isRead => AnswerKind.AlreadyThere,
        >= 300 and <= 399 => AnswerKind.Stopped,
        400 or 406 or 413 or 415 or 422 => AnswerKind.Refused,
        // Asked again with a new token before this is read.
        401 => AnswerKind.Unknown,
        403 => AnswerKind.Stopped,
        404 => isRead ? AnswerKind.Missing : AnswerKind.Stopped,
        405 or 501 => AnswerKind.Stopped,
        409 or 412 => isRead ? AnswerKind.Unknown : AnswerKind.AlreadyThere,
        410 => AnswerKind.Removed,
        _ => AnswerKind.Unknown,
    };
}
