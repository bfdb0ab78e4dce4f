using Azure;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>As <see cref="Outages"/>, for the vault: what an operator can disable, delete or forbid, an operator can bring back.</summary>
internal static class VaultOutages
{
    /// <exception cref="UnavailableException">
    /// The vault is away or throttles (429); the key or secret is disabled, expired or not ours to use (403), or softly deleted (404). Refusing such
    /// work for good would lose media that the next hour can open again.
    /// </exception>
    public static async Task<T> GuardAsync<T>(string what, Func<Task<T>> run, CancellationToken cancellation)
    {
        try
        {
            return await Outages.GuardAsync($"Key vault, {what},", run, cancellation);
        }
        catch (RequestFailedException refused) when (refused.Status is 403 or 404)
        {
            throw new UnavailableException($"Key vault refuses {what} ({refused.Status} {refused.ErrorCode}).", refused);
        }
    }
}
