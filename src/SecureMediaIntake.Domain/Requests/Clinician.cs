namespace SecureMediaIntake.Domain.Requests;

/// <summary>A signed-in member of staff. Identity is (tenant, object id); an e-mail address is never one.</summary>
/// <param name="TenantId">Entra <c>tid</c>.</param>
/// <param name="ObjectId">Entra <c>oid</c>.</param>
/// <param name="Organisation">ODS code of the organisation that owns the tenant.</param>
/// <param name="Name">As their own organisation writes it; shown, never matched.</param>
public sealed record Clinician(Guid TenantId, Guid ObjectId, string Organisation, string Name)
{
    /// <summary>Whether a system of the organisation acts here, at the API, and no person.</summary>
    public bool IsSystem { get; init; }

    /// <summary>What an id or a pseudonym is made from.</summary>
    public string Identity => $"{TenantId:N}/{ObjectId:N}";

    public override string ToString() => "clinician";
}
