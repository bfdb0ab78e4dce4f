namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>
/// What left the sandbox is not exactly what our own tools make. Since they made it, the patient's file is not to blame: this is a fault of ours
/// or a decoder that was taken over. The item needs attention and an alarm; nothing is sealed.
/// </summary>
/// <param name="finding">A short code of ours, safe to log. Never text from the file.</param>
public sealed class GateFailedException(string finding) : Exception($"The output gate found: {finding}.")
{
    public string Finding { get; } = finding;
}
