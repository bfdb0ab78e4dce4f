using System.ComponentModel.DataAnnotations;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>A care provider: its sign-in, its keys, its care record, and the words that its patients read.</summary>
public sealed class Organisation
{
    /// <summary>ODS code; names the organisation everywhere.</summary>
    [Required]
    [RegularExpression("^[A-Z0-9-]{3,20}$")]
    public required string Code { get; init; }

    /// <summary>Name that staff know it by.</summary>
    [Required]
    public required string Name { get; init; }

    /// <summary>Name in texts and on patients' pages: never that of a clinic, which would tell what the patient has.</summary>
    [Required]
    [StringLength(40)]
    public required string PublicName { get; init; }

    /// <summary>Number that patients can call; the organisation's website shows it too.</summary>
    [Required]
    public required string Phone { get; init; }

    [Required]
    public required string Website { get; init; }

    /// <summary>Entra tenant whose accounts belong to this organisation.</summary>
    [Required]
    public required Guid TenantId { get; init; }

    /// <summary>
    /// Object ids, in that tenant, of people who are administrators as long as the directory has no row for them. They name everybody else.
    /// </summary>
    public IReadOnlyList<Guid> FirstAdministrators { get; init; } = [];

    /// <summary>ODS codes of the organisations on board with whose people and teams clinicians may share. Others are not offered at all.</summary>
    public IReadOnlyList<string> ShareWith { get; init; } = [];

    /// <summary>Systems of the organisation that are told what happened.</summary>
    public IReadOnlyList<Webhook> Webhooks { get; init; } = [];

    /// <summary>What its teams ask for often; on a patient's page each is a button.</summary>
    public IReadOnlyList<AskTemplate> Templates { get; init; } = [];

    /// <summary>Name of the Key Vault RSA key that wraps this organisation's record keys.</summary>
    [Required]
    public required string VaultKey { get; init; }

    /// <summary>Name of the Key Vault secret (32 bytes, base64) under which key rows carry a MAC.</summary>
    [Required]
    public required string RowSecret { get; init; }

    [Required]
    public required Uri FhirBaseUri { get; init; }

    /// <summary>Audience of the token that the care record server wants.</summary>
    [Required]
    public required string FhirAudience { get; init; }

    /// <summary>An https URI that the organisation owns; every identifier in the record is made from it, so it never changes.</summary>
    [Required]
    public required Uri RecordIdentifierBase { get; init; }

    /// <summary>Videos that are already as ours would be keep their coded pictures: faster, but less is made anew. Off by default.</summary>
    public bool CopyCompliantVideos { get; init; }

    /// <summary>Patients get a text when a clinician marked their photos as reviewed. Off by default: it is a promise that somebody will keep.</summary>
    public bool TextWhenSeen { get; init; }

    /// <summary>How soon somebody must take what waits.</summary>
    public ResponseClocks Clocks { get; init; } = new();

    /// <summary>What staff call in an emergency: 999 unless the organisation has a number of its own, as many hospitals do.</summary>
    [Required]
    public string EmergencyNumber { get; init; } = "999";

    /// <summary>Whose rules of retention apply.</summary>
    public Nation Nation { get; init; }

    /// <summary>
    /// How long the care record itself keeps an entry, in whole years from the last contact; 0 when nobody said. Its entries point at our bytes, so nothing that was
    /// filed is erased by age before it.
    /// </summary>
    [Range(0, 100)]
    public int RecordKeepsYears { get; init; }

    /// <summary>Default <see cref="ScanPolicy.Required"/>: a scanner that was forgotten stops the start instead of passing everything.</summary>
    public ScanPolicy Scan { get; init; }
}
