using System.ComponentModel.DataAnnotations;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>How texts leave: GOV.UK Notify.</summary>
public sealed class NotifyOptions
{
    public const string Section = "Notify";

    /// <summary>Fewest characters of <see cref="ReceiptToken"/>: 32 bytes in base64 have 44.</summary>
    public const int MinToken = 32;

    /// <summary>Address of the service, such as <c>https://api.notifications.service.gov.uk</c>.</summary>
    [Required]
    public required Uri BaseUri { get; init; }

    /// <summary>Key of the service: name, service id and secret in one.</summary>
    [Required]
    [MinLength(73)]
    public required string ApiKey { get; init; }

    /// <summary>
    /// Id of the template by language (en, cy, ar); its whole text is <c>((text))</c>, and one template may serve them all. English must be there; a
    /// language without one is not offered to anybody.
    /// </summary>
    [Required]
    public required Dictionary<string, string> Templates { get; init; }

    /// <summary>
    /// Id of the template of e-mails; its subject is <c>((subject))</c>, its whole text <c>((text))</c>, and it serves all languages. Without it no numbers can be sent, and
    /// nothing is shown to patients or people outside.
    /// </summary>
    public Guid? EmailTemplate { get; init; }

    /// <summary>What the service sends with each receipt, so that nobody else can tell us what became of a text. Without it we only ask.</summary>
    [MinLength(MinToken)]
    public string? ReceiptToken { get; init; }
}
