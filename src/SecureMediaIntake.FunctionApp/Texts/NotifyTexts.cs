using Notify.Client;
using Notify.Exceptions;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>Sends texts through GOV.UK Notify.</summary>
/// <remarks>
/// Only the constructor with an address is used: the one that takes an HTTP client overwrites the address with the live service. Notify answers
/// 400 for what will never work and everything else for what may: https://docs.notifications.service.gov.uk/net.html#send-a-text-message-error-codes
/// </remarks>
internal sealed class NotifyTexts(NotifyOptions options, TextWords words) : ITexts
{
    private readonly NotificationClient _client = new(options.BaseUri.ToString().TrimEnd('/'), options.ApiKey);

    /// <summary>The one field of the template: the whole text.</summary>
    private const string Field = "text";

    public async Task<FoundText?> LookUpAsync(string reference, CancellationToken cancellation)
    {
        try
        {
            var found = await AskAsync(
                () => _client.GetNotificationsAsync(templateType: "sms", reference: reference), "looking for a text", cancellation);

            return found.notifications is [var text, ..] ? new(NotifyStatus.Read(text.status)) : null;
        }
        catch (RefusedTextException)
        {
            // Whether it went out is not known: "no" could text twice, "yes" never. The effect stays owed, and its watchdog comes back.
            throw new UnavailableException("The text service refused to look for a text.");
        }
    }

    public async Task<bool> SendAsync(PatientText text, CancellationToken cancellation)
    {
        // The template of a language that was taken back is gone; each of them only says ((text)).
        var template = options.Templates.GetValueOrDefault(text.Language) ?? options.Templates[PatientLanguages.English];
        var fields = new Dictionary<string, dynamic> { [Field] = words.Of(text) };

        try
        {
            await AskAsync(
                () => _client.SendSmsAsync(text.Mobile, template, fields, clientReference: text.Reference), "sending a text", cancellation);
            return true;
        }
        catch (RefusedTextException)
        {
            return false;
        }
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, string doing, CancellationToken cancellation)
    {
        try
        {
            return await ask().WaitAsync(cancellation);
        }
        catch (NotifyClientException e) when (NotifyFaults.IsRefusal(e))
        {
            throw new RefusedTextException();
        }
        catch (Exception e) when (NotifyFaults.IsOutage(e) && !cancellation.IsCancellationRequested)
        {
            // The client's message quotes the number that was texted; ours names only the service.
            throw new UnavailableException($"The text service failed while {doing}.");
        }
    }

    private sealed class RefusedTextException : Exception;
}
