namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>A text that was accepted for sending.</summary>
/// <param name="Id">Notify's id of it.</param>
/// <param name="To">The number as the sender wrote it.</param>
/// <param name="Body">What the phone shows.</param>
/// <param name="Reference">The sender's own reference, or null.</param>
/// <param name="Status">created, sending, delivered, permanent-failure or temporary-failure, at the time of reading.</param>
/// <param name="At">When it was accepted.</param>
public sealed record SentText(Guid Id, string To, string Body, string? Reference, string Status, DateTimeOffset At);
