using Microsoft.Extensions.Options;

using Notify.Client;
using Notify.Exceptions;

using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>GOV.UK Notify: is the key of its form, and does it open the service? Nothing is sent.</summary>
internal sealed class TextsCheck(IOptions<NotifyOptions> options) : ICheck
{
    /// <summary>No text has it: only whether the service lets us look is wanted.</summary>
    private const string NoReference = "smi-doctor";

    /// <summary>A key ends with the service's id and the secret, a UUID each: 36 characters, a hyphen, 36 characters.</summary>
    private const int IdLength = 36;

    public string Name => "texts";

    public string Looks => "the key of GOV.UK Notify, and that the service takes it (nothing is sent)";

    public string IfSilent => "Is Notify__BaseUri right (https://api.notifications.service.gov.uk), and may this network reach it? Texts wait meanwhile.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        if (!IsKey(options.Value.ApiKey))
        {
            return [Finding.Fault("Notify__ApiKey", "It does not have the form of a key: name, service id, secret.", "Copy it again from GOV.UK Notify, API integration, whole.")];
        }

        try
        {
            await new NotificationClient(options.Value.BaseUri.ToString().TrimEnd('/'), options.Value.ApiKey)
                .GetNotificationsAsync(templateType: "sms", reference: NoReference).WaitAsync(cancellation);
            return [Finding.Good()];
        }
        catch (NotifyClientException refused) when (refused.Message.Contains("403", StringComparison.Ordinal) || refused.Message.Contains("401", StringComparison.Ordinal))
        {
            return [Finding.Fault("Notify__ApiKey", "GOV.UK Notify does not take the key.", "Was it withdrawn, or is this machine's clock wrong (see clock)? Make a new live key and give it: docs/operations.md, Rotation.")];
        }
        catch (Exception failure) when (failure is NotifyClientException || NotifyFaults.IsOutage(failure))
        {
            return [Finding.Fault("Notify__BaseUri", "GOV.UK Notify does not answer as it should.", IfSilent)];
        }
    }

    internal static bool IsKey(string key) =>
        key.Length > (2 * IdLength) + 1 && Guid.TryParseExact(key[^IdLength..], "D", out _) && Guid.TryParseExact(key[^((2 * IdLength) + 1)..^(IdLength + 1)], "D", out _);
}
