using SecureMediaIntake.Domain.Links;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>What Notify's words for the state of a text mean.</summary>
/// <remarks>https://docs.notifications.service.gov.uk/net.html, "Delivery statuses"; call-backs have the same words.</remarks>
internal static class NotifyStatus
{
    /// <returns>Null while it is under way, and for a word that is not known yet: it will be asked again.</returns>
    public static TextReceipt? Read(string? status) => status switch
    {
        "delivered" => TextReceipt.Delivered,
        "permanent-failure" => TextReceipt.PermanentFailure,
        "temporary-failure" => TextReceipt.TemporaryFailure,
        "technical-failure" => TextReceipt.TechnicalFailure,
        _ => null,
    };
}
