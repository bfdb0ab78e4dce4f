namespace SecureMediaIntake.FunctionApp.Webhooks;

/// <summary>Section <c>Webhooks</c>.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Whether receivers may be on this machine or in a private network. Default false; in Development only, for the local world's receiver.</summary>
    public bool AllowPrivateAddresses { get; init; }
}
