using System.Globalization;

using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>A key and a secret of ours: the same questions for the service's and for each organisation's.</summary>
internal sealed class KeyLook(VaultInspection vault, TimeProvider clock)
{
    /// <summary>What NIST SP 800-57 part 1 asks for beyond 2030, and what infra/ makes.</summary>
    private const int FewestBits = 3072;

    /// <summary>Before this a person should know, rotation or not.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public async Task<Finding> KeyAsync(string about, string name, CancellationToken cancellation)
    {
        var judged = Judge(about, name, await vault.KeyAsync(name, cancellation), clock.GetUtcNow());

        if (judged.Verdict is Verdict.Fault)
        {
            return judged;
        }

        try
        {
            return await vault.WrapsAsync(name, cancellation)
                ? judged
                : Finding.Fault(about, $"The key {name} does not give back what was wrapped.", "Stop intake (Site__UnavailableUntil) and call Microsoft: nothing that is wrapped now could be read again.");
        }
        catch (ServiceRefusedException refused) when (refused.Status == 403)
        {
            return Finding.Fault(
                about,
                $"The key {name} may not be used here ({refused.Code}).",
                "Give this app's identity Key Vault Crypto Service Encryption User on that key (infra/ does), and enable the key if somebody disabled it.");
        }
    }

    public async Task<Finding> SecretAsync(string about, string name, CancellationToken cancellation) => await vault.IsGoodSecretAsync(name, cancellation) switch
    {
        null => Finding.Fault(about, $"There is no secret {name}.", "Give it once: docs/operations.md, Secrets. If it was there before, do not: az keyvault secret recover, or every row counts as forged."),
        false => Finding.Fault(
            about,
            $"The secret {name} is not 32 bytes in base64.",
            "If rows exist already: az keyvault secret list-versions, and take the bad version out of use. If not: openssl rand -base64 32."),
        true => Finding.Good(about),
    };

    internal static Finding Judge(string about, string name, KeyFact? key, DateTimeOffset now) => key switch
    {
        null => Finding.Fault(about, $"There is no key {name}.", "If it was there before: az keyvault key recover. If not: deploy infra/ again, which makes it."),
        { IsEnabled: false } => Finding.Fault(
            about, $"The key {name} is disabled: nothing of it can be read or filed.", "If nobody meant it: az keyvault key set-attributes --enabled true. Everything goes on by itself."),
        { Expires: { } until } when until <= now => Finding.Fault(
            about, $"The key {name} has expired on {until.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.", "az keyvault key set-attributes --expires with a later day; and set the rotation policy (infra/ does)."),
        { NotBefore: { } from } when from > now => Finding.Fault(about, $"The key {name} is not valid yet.", "az keyvault key set-attributes --not-before, or wait."),
        { Type: not ("RSA" or "RSA-HSM") } => Finding.Fault(
            about, $"The key {name} is of type {key.Type}; RSA is wanted.", "Make an RSA key under another name and name that in the settings (before anything was wrapped)."),
        { Bits: < FewestBits } => Finding.Fault(about, $"The key {name} has {key.Bits} bits; {FewestBits} are wanted.", "Rotate to a new version of 3072 bits or more: az keyvault key rotate, after setting the policy."),
        { Operations: { Count: > 0 } may } when !may.Contains("wrapKey") || !may.Contains("unwrapKey") => Finding.Fault(
            about, $"The key {name} may not wrap and unwrap.", "az keyvault key set-attributes --ops wrapKey unwrapKey."),
        { Expires: { } until } when until - now < Soon => Finding.Warning(
            about, $"The key {name} expires on {until.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.", "Look whether its rotation policy works: az keyvault key rotation-policy show."),
        _ => Finding.Good(about),
    };
}
