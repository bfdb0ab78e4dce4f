using Azure.Core;

using Microsoft.Extensions.Logging;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Http;

/// <summary>Makes the client for one organisation's record and one operation.</summary>
internal sealed class CareRecordClients
{
    private readonly IHttpClientFactory _http;
    private readonly TokenCredential _credential;
    private readonly TimeProvider _clock;
    private readonly ILogger<CareRecordClient> _log;

    /// <exception cref="InvalidOperationException">A record's address is not https: a token and a patient's number would travel in clear.</exception>
    public CareRecordClients(
        IHttpClientFactory http, TokenCredential credential, OrganisationDirectory organisations, TimeProvider clock, ILogger<CareRecordClient> log)
    {
        if (organisations.All.FirstOrDefault(one => one.FhirBaseUri.Scheme != Uri.UriSchemeHttps) is { } bare)
        {
            throw new InvalidOperationException($"The care record of {bare.Code} must have an https address.");
        }

        _http = http;
        _credential = credential;
        _clock = clock;
        _log = log;
    }

    public CareRecordClient For(Organisation organisation, OperationId operation) =>
        new(_http.CreateClient(CareRecordServices.HttpClientName), _credential, organisation, operation, _clock, _log);
}
