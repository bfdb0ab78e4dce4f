using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>Each organisation's key and row secret.</summary>
internal sealed class KeysCheck(VaultInspection vault, TimeProvider clock, OrganisationDirectory organisations) : ICheck
{
    public string Name => "keys";

    public string Looks => "each organisation's key (enabled, in its time, RSA, wraps and unwraps) and row secret (32 bytes)";

    public string IfSilent => "Is Vault__Uri right, and does this network reach it? In Azure: private endpoint, DNS, firewall.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var look = new KeyLook(vault, clock);
        var keys = await Examination.EachAsync(organisations.All, one => $"{one.Code} key", one => look.KeyAsync($"{one.Code} key", one.VaultKey, cancellation));
        var secrets = await Examination.EachAsync(organisations.All, one => $"{one.Code} row secret", one => look.SecretAsync($"{one.Code} row secret", one.RowSecret, cancellation));
        return [.. keys, .. secrets];
    }
}
