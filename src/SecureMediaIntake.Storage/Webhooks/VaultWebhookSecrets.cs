using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.Storage.KeyVault;

namespace SecureMediaIntake.Storage.Webhooks;

/// <summary><see cref="IWebhookSecrets"/> over Key Vault, with copies: one that was changed is taken up within the hour, which is why two are good at a time.</summary>
internal sealed class VaultWebhookSecrets(VaultClient vault, TimeProvider clock) : IWebhookSecrets
{
    private readonly VaultCopies<IReadOnlyList<byte[]>> _copies = new(
        "reading a webhook's secret", async (name, cancellation) => WebhookSecretForm.Parse(await vault.GetSecretAsync(name, cancellation)), clock);

    public Task<IReadOnlyList<byte[]>> OfAsync(string name, CancellationToken cancellation) => _copies.GetAsync(name, cancellation);
}
