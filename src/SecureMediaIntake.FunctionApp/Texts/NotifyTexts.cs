using Notify.Client;
using Notify.Exceptions;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>Sends texts through GOV.UK Notify.</summary>
/// <remarks>
/// Only the constructor with an address is used: the one that takes an HTTP client overwrites the address with the live service. Notify answers
/// 400 for what will never work and everything else for what may: https://docs.notifications.service.gov.uk/net.html#send-a-text-message-error-codes
/// </remarks>
internal sealed class NotifyTexts(NotifyOptions options, Catalogues catalogues) : ITexts
{
    private readonly NotificationClient _client = new(options.BaseUri.ToString().TrimEnd('/'), options.ApiKey);

    public async Task<bool> WasSentAsync(string reference, CancellationToken cancellation)
    {
        try
        {
            var found = await AskAsync(
                () => _client.GetNotificationsAsync(templateType: "sms", reference: reference), "looking for a text", cancellation);

            return found.notifications.Count > 0;
        }
        catch (RefusedTextException)
        {
            // Whether it went out is not known: "no" could text twice, "yes" never. The effect stays owed, and its watchdog comes back.
            throw new UnavailableException("The text service refused to look for a text.");
        }
    }

    public async Task<bool> SendAsync(PatientText text, CancellationToken cancellation)
    {
        // A language that was taken back after the request was made: a text in English is better than none.
        var catalogue = catalogues.Find(text.Language) ?? catalogues.English;
        var templates = options.Templates[catalogue.Language.Tag];
        var template = text.Template switch
        {
            TextTemplate.Request => templates.Request,
            TextTemplate.Received => templates.Received,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var fields = text.Fields.ToDictionary(field => field.Key, dynamic (field) => field.Value);

        if (text.LastDay is { } day)
        {
            fields["last_day"] = new Words(catalogue).DayAndMonth(day);
        }

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
        catch (NotifyClientException e) when (e.Message.StartsWith("Status code 400.", StringComparison.Ordinal))
        {
            throw new RefusedTextException();
        }
        catch (Exception e) when (e is NotifyClientException or HttpRequestException or TaskCanceledException
            && !cancellation.IsCancellationRequested)
        {
            // The client's message quotes the number that was texted; ours names only the service.
            throw new UnavailableException($"The text service failed while {doing}.");
        }
    }

    private sealed class RefusedTextException : Exception;
}
