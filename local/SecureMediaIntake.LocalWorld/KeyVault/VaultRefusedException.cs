namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>The vault's answer is an error. Made by <see cref="VaultRefusals"/>, turned into JSON by <see cref="VaultGate"/>.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Member <c>error.code</c>.</param>
/// <param name="message">Member <c>error.message</c>, in the words of the real service where they are known.</param>
/// <param name="innerCode">Member <c>error.innererror.code</c>; null leaves it out.</param>
public sealed class VaultRefusedException(int status, string code, string message, string? innerCode = null) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Member <c>error.code</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Member <c>error.innererror.code</c>, or null.</summary>
    public string? InnerCode { get; } = innerCode;
}
