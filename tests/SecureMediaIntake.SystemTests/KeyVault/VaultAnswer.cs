using System.Net;
using System.Text.Json;

namespace SecureMediaIntake.SystemTests.KeyVault;

/// <summary>What the vault said.</summary>
internal sealed record VaultAnswer(HttpStatusCode Status, string Challenge, TimeSpan? RetryAfter, JsonElement Body)
{
    public string? Error => Body.GetProperty("error").GetProperty("code").GetString();

    public string? InnerError =>
        Body.GetProperty("error").TryGetProperty("innererror", out var inner) ? inner.GetProperty("code").GetString() : null;

    public string? Text(string name) => Body.GetProperty(name).GetString();
}
