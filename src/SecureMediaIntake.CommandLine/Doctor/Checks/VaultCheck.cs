using Microsoft.Extensions.Options;

using SecureMediaIntake.Storage.Health;
using SecureMediaIntake.Storage.KeyVault;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>The vault, and what belongs to the service in it.</summary>
internal sealed class VaultCheck(VaultInspection vault, TimeProvider clock, IOptions<VaultOptions> options) : ICheck
{
    public string Name => "vault";

    public string Looks => "the vault, the service's own key and secret (cookies)";

    public string IfSilent => "Is Vault__Uri right, and does this network reach it? In Azure: private endpoint, DNS, firewall.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var look = new KeyLook(vault, clock);
        return await Examination.EachAsync(
            ["service key", "service secret"],
            about => about,
            about => about == "service key"
                ? look.KeyAsync(about, options.Value.ServiceKey, cancellation)
                : look.SecretAsync(about, options.Value.ServiceSecret, cancellation));
    }
}
