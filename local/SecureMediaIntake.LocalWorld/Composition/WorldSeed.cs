using System.Text.Json;

namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>
/// Who and what the world begins with: local/servers/seed.json, which the npm servers read too. Everybody in it is made up, with NHS
/// numbers of the 999 range and telephone numbers of Ofcom's drama ranges.
/// </summary>
public sealed record WorldSeed(string SignInClientId, IReadOnlyList<SeedOrganisation> Organisations)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static WorldSeed Read(string path) =>
        JsonSerializer.Deserialize<WorldSeed>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"{path} is empty.");
}

/// <summary>One organisation; the names are those of docs/settings.md.</summary>
public sealed record SeedOrganisation(
    string Code,
    string Name,
    string PublicName,
    string Phone,
    string Website,
    string TenantId,
    string VaultKey,
    string RowSecret,
    string FhirAudience,
    string RecordIdentifierBase,
    IReadOnlyList<SeedMachine> Machines,
    IReadOnlyList<SeedTeam> Teams,
    IReadOnlyList<SeedUser> Users,
    IReadOnlyList<SeedPatient> Patients,
    IReadOnlyList<string> ShareWith);

/// <summary>A system that calls the API with a token of its own.</summary>
public sealed record SeedMachine(string ClientId, string Oid, string Name, IReadOnlyList<string> Roles);

/// <param name="Id">32 hexadecimal digits.</param>
public sealed record SeedTeam(string Id, string Name);

/// <summary>Somebody who can sign in. The last of each organisation is not in its directory and is to be refused.</summary>
/// <param name="Guest">Whether the tenant calls the account a guest.</param>
/// <param name="FirstAdministrator">Whether the setting of that name has them.</param>
/// <param name="Directory">Their row in the product's directory, or null for whom it does not know.</param>
public sealed record SeedUser(
    string Oid, string Name, string UserName, bool Guest = false, bool FirstAdministrator = false, SeedDirectoryRow? Directory = null);

/// <summary>What the organisation says of somebody; the names are those of docs/authorisation.md.</summary>
public sealed record SeedDirectoryRow(string Job, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, bool Active = true, bool NamedGuest = false);

/// <summary>A patient in the organisation's care record.</summary>
/// <param name="Id">Id of the FHIR resource.</param>
/// <param name="BirthDate">ISO 8601.</param>
/// <param name="Mobile">With spaces, as people write it.</param>
public sealed record SeedPatient(
    string Id,
    string NhsNumber,
    string Family,
    IReadOnlyList<string> Given,
    DateOnly BirthDate,
    string Gender,
    string Mobile,
    bool Deceased = false,
    bool Active = true);
