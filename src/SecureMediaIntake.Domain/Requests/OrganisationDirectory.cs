namespace SecureMediaIntake.Domain.Requests;

/// <summary>The organisations on board. Small, and fixed while the process lives.</summary>
public sealed class OrganisationDirectory
{
    private readonly Dictionary<string, Organisation> _byCode;
    private readonly Dictionary<Guid, Organisation> _byTenant;

    /// <exception cref="ArgumentException">Two organisations share a code or a tenant: a sign-in would then open two organisations' records.</exception>
    public OrganisationDirectory(IEnumerable<Organisation> organisations)
    {
        All = [.. organisations];
        _byCode = All.ToDictionary(o => o.Code, StringComparer.Ordinal);
        _byTenant = All.ToDictionary(o => o.TenantId);
    }

    public IReadOnlyList<Organisation> All { get; }

    public Organisation? ByTenant(Guid tenant) => _byTenant.GetValueOrDefault(tenant);

    /// <exception cref="KeyNotFoundException">A stored request names an organisation that is no longer configured: a fault, not a refusal.</exception>
    public Organisation ByCode(string code) => _byCode[code];
}
