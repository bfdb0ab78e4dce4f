using System.ComponentModel.DataAnnotations;

namespace SecureMediaIntake.FunctionApp.Texts;

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

    /// <summary>Id of the template with fields first_name, organisation, link, last_day and phone.</summary>
    [Required]
    public required string RequestTemplate { get; init; }

    /// <summary>Id of the template with fields first_name, organisation and phone.</summary>
    [Required]
    public required string ReceivedTemplate { get; init; }
}
