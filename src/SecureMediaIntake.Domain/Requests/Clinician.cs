using SecureMediaIntake.Domain.Access;

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

    /// <summary>Whether the tenant calls the account a guest, or does not say that it is a member.</summary>
    public bool IsGuest { get; init; }

    /// <summary>What a system's token says that it may do. A person's roles are in our directory, never in a token.</summary>
    public Roles TokenRoles { get; init; }

    public PersonId Id => new(TenantId, ObjectId);

    /// <summary>What an id or a pseudonym is made from.</summary>
    public string Identity => Id.Identity;

    public override string ToString() => "clinician";
}
