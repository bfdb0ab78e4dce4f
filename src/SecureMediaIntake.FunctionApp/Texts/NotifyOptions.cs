using System.ComponentModel.DataAnnotations;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>Ids of the templates of one language.</summary>
public sealed class TextTemplates
{
    /// <summary>Fields first_name, organisation, link, last_day and phone.</summary>
    [Required]
    public required string Request { get; init; }

    /// <summary>Fields first_name, organisation and phone.</summary>
    [Required]
    public required string Received { get; init; }
}

/// <summary>How texts leave: GOV.UK Notify.</summary>
public sealed class NotifyOptions
{
    public const string Section = "Notify";

    /// <summary>Address of the service, such as <c>https://api.notifications.service.gov.uk</c>.</summary>
    [Required]
    public required Uri BaseUri { get; init; }

    /// <summary>Key of the service: name, service id and secret in one.</summary>
    [Required]
    [MinLength(73)]
    public required string ApiKey { get; init; }

    /// <summary>Ids of the templates by language (en, cy, ar). English must be there; a language without templates is not offered to anybody.</summary>
    [Required]
    public required Dictionary<string, TextTemplates> Templates { get; init; }
}
