using System.ComponentModel.DataAnnotations;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Where a system of an organisation is told what happened to its requests (docs/webhooks.md).</summary>
public sealed class Webhook
{
    /// <summary>An https address without user, password or fragment. What it names is the deployer's: nothing of a request is ever added to it.</summary>
    [Required]
    public required Uri Address { get; init; }

    /// <summary>Name of the Key Vault secret that signs: one <c>whsec_…</c>, or two with a space between them while one takes the other's place.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9-]{1,127}$")]
    public required string Secret { get; init; }

    /// <summary>Which events, by their short names; empty for all of them.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Follows from the address, so that an entry that is moved up or down in the settings stays the same one.</summary>
    public string Id => Address is { IsAbsoluteUri: true } ? OpaqueId.From("webhook", Address.AbsoluteUri) : string.Empty;

    public bool Wants(string name) => Events.Count == 0 || Events.Contains(name, StringComparer.Ordinal);
}
