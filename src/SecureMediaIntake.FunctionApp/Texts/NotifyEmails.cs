using Notify.Client;
using Notify.Exceptions;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>Sends e-mails through GOV.UK Notify, which answers as for texts: 400 for what will never work, everything else for what may.</summary>
internal sealed class NotifyEmails(NotifyOptions options, Catalogues catalogues) : IEmails
{
    private readonly NotificationClient _client = new(options.BaseUri.ToString().TrimEnd('/'), options.ApiKey);

    public bool IsOn => options.EmailTemplate is not null;

    public async Task<bool> SendAsync(NumbersEmail email, CancellationToken cancellation)
    {
        var template = options.EmailTemplate ?? throw new InvalidOperationException($"{NotifyOptions.Section}:EmailTemplate is not set.");
        var words = new Words(catalogues.Find(email.Language) ?? catalogues.English);
        var fields = new Dictionary<string, dynamic>
        {
            ["subject"] = words.Plain("email.subject", ("organisation", email.Organisation)),
            ["text"] = words.Plain("email.numbers", ("organisation", email.Organisation), ("numbers", email.Numbers), ("phone", email.Phone)),
        };

        try
        {
            await _client.SendEmailAsync(email.Address, $"{template}", fields, clientReference: email.Reference).WaitAsync(cancellation);
            return true;
        }
        catch (NotifyClientException refused) when (NotifyFaults.IsRefusal(refused))
        {
            return false;
        }
        catch (Exception e) when (NotifyFaults.IsOutage(e) && !cancellation.IsCancellationRequested)
        {
            // The client's message quotes the address; ours names only the service.
            throw new UnavailableException("The text service failed while sending an e-mail.");
        }
    }
}
