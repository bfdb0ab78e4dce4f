using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

using Azure.Core;
using Azure.Identity;

using Hl7.Fhir.Model;

using Microsoft.Extensions.Logging;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Http;

/// <summary>One organisation's care record, for the calls of one operation. Everything that is not an answer is an <see cref="UnavailableException"/>.</summary>
/// <remarks>
/// HTTP: FHIR R4 section 3.1.0. Logs hold the organisation's code, the kind of call and the status; an address would name a patient's
/// record, and a server's own words may repeat what was sent.
/// </remarks>
internal sealed partial class CareRecordClient(
    HttpClient http, TokenCredential credential, Organisation organisation, OperationId operation, TimeProvider clock, ILogger<CareRecordClient> log)
{
    /// <summary>How long one call may take, its body included: docs/design.md, step 1.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private const int Unauthorised = 401;

    private readonly string _base = organisation.FhirBaseUri.ToString().TrimEnd('/');

    /// <summary>Reads one resource as it is now.</summary>
    /// <returns>Done, Missing, Removed or Refused.</returns>
    public Task<RecordAnswer> ReadAsync(string type, string id, CancellationToken cancellation) =>
        SendAsync($"GET {type}", isRead: true, () => new(HttpMethod.Get, Address($"{type}/{Uri.EscapeDataString(id)}")), ReadBody, cancellation);

    /// <summary>Searches by POST, so that what is searched for stays out of every log of addresses.</summary>
    /// <returns>Done with a bundle, or Refused.</returns>
    public Task<RecordAnswer> SearchAsync(string type, IReadOnlyDictionary<string, string> terms, CancellationToken cancellation) => SendAsync(
        $"POST {type}/_search",
        isRead: false,
        () => new(HttpMethod.Post, Address($"{type}/_search")) { Content = new FormUrlEncodedContent(terms) },
        ReadBody,
        cancellation);

    /// <summary>Writes a resource under its own id where nothing is yet.</summary>
    /// <returns>Done, AlreadyThere, Removed or Refused.</returns>
    public Task<RecordAnswer> CreateAsync(Resource resource, CancellationToken cancellation)
    {
        var json = FhirJson.Write(resource);
        return SendAsync(
            $"PUT {resource.TypeName}",
            isRead: false,
            () =>
            {
                var request = Write(HttpMethod.Put, Address($"{resource.TypeName}/{resource.Id}"), json);
                request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
                return request;
            },
            (_, _) => new(AnswerKind.Done, null),
            cancellation);
    }

    /// <summary>Writes a resource over the version of it that was read; over whatever is there, where the record keeps no versions.</summary>
    /// <returns>Done; AlreadyThere when somebody changed it since: look again; Removed or Refused.</returns>
    public Task<RecordAnswer> ReplaceAsync(Resource resource, CancellationToken cancellation)
    {
        var json = FhirJson.Write(resource);
        return SendAsync(
            $"PUT {resource.TypeName}",
            isRead: false,
            () =>
            {
                var request = Write(HttpMethod.Put, Address($"{resource.TypeName}/{resource.Id}"), json);

                if (resource.Meta?.VersionId is { } version)
                {
                    request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\"", isWeak: true));
                }

                return request;
            },
            (_, _) => new(AnswerKind.Done, null),
            cancellation);
    }

    /// <summary>Sends a transaction; every entry's own status is read, as a batch may answer 200 around a refusal.</summary>
    /// <param name="notAfter">Last instant at which what was looked at before still holds; the request is not sent later.</param>
    /// <returns>Done when every entry was; otherwise what the first other entry says: AlreadyThere, Removed or Refused.</returns>
    public Task<RecordAnswer> TransactAsync(Bundle transaction, DateTimeOffset notAfter, CancellationToken cancellation)
    {
        var json = FhirJson.Write(transaction);
        return SendAsync(
            "POST transaction",
            isRead: false,
            () => clock.GetUtcNow() <= notAfter
                ? Write(HttpMethod.Post, new(_base), json)
                : throw new UnavailableException($"The care record of {organisation.Code}: too long since the entry was looked for."),
            (what, body) => ReadEntries(what, body, transaction.Entry.Count),
            cancellation);
    }

    private Uri Address(string path) => new($"{_base}/{path}");

    private static HttpRequestMessage Write(HttpMethod method, Uri address, string json)
    {
        var request = new HttpRequestMessage(method, address)
        {
            Content = new StringContent(json, Encoding.UTF8, FhirJson.MediaType),
        };
        request.Headers.Add("Prefer", "return=minimal");
        return request;
    }

    private async Task<RecordAnswer> SendAsync(
        string what, bool isRead, Func<HttpRequestMessage> make, Func<string, string, RecordAnswer> read, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            var (status, body) = await SendOnceAsync(make, either.Token);
            if (status == Unauthorised)
            {
                // The credential's cached token may have ended between our asking and the server's looking.
                (status, body) = await SendOnceAsync(make, either.Token);
            }

            return Judge(what, isRead, status, body, read);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw Unavailable(what, "no answer in time", e);
        }
        catch (HttpRequestException e)
        {
            throw Unavailable(what, $"no connection ({e.HttpRequestError})", e);
        }
        catch (AuthenticationFailedException e)
        {
            throw Unavailable(what, "no token", e);
        }
    }

    private async Task<(int Status, string Body)> SendOnceAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        // First, as it may take a while: what is made below may be good for seconds only.
        var token = await credential.GetTokenAsync(new([$"{organisation.FhirAudience}/.default"]), cancellation);
        using var request = make();
        request.Headers.Authorization = new("Bearer", token.Token);
        request.Headers.Accept.Add(new(FhirJson.MediaType));
        request.Headers.CacheControl = new() { NoCache = true };
        request.Headers.Add("X-Request-Id", operation.Value);

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    private RecordAnswer Judge(string what, bool isRead, int status, string body, Func<string, string, RecordAnswer> read)
    {
        var kind = AnswerRules.Of(status, isRead);
        switch (kind)
        {
            case AnswerKind.Done:
                return read(what, body);

            case AnswerKind.AlreadyThere or AnswerKind.Missing or AnswerKind.Removed:
                return new(kind, null);

            case AnswerKind.Refused:
                LogRefused(organisation.Code, what, status, RefusalReasons.Of(body));
                return new(kind, null);

            case AnswerKind.Stopped:
                LogStopped(organisation.Code, what, status);
                throw Unavailable(what, $"status {status}");

            case AnswerKind.Unknown:
                throw Unavailable(what, $"status {status}");

            default:
                throw new UnreachableException($"Answer kind {kind} has no rule.");
        }
    }

    private RecordAnswer ReadBody(string what, string body) => new(AnswerKind.Done, Parse<Resource>(what, body));

    private RecordAnswer ReadEntries(string what, string body, int entries)
    {
        var answer = Parse<Bundle>(what, body);
        var statuses = answer.Entry.Select(entry => entry.Response?.Status).ToList();
        if (statuses.Count != entries)
        {
            throw Unavailable(what, "entries are missing in the answer");
        }

        foreach (var text in statuses)
        {
            // "201 Created" or "201": R4 leaves the words to the server.
            var status = int.TryParse(text?.Split(' ')[0], out var number) ? number : 0;
            if (Judge(what, isRead: false, status, string.Empty, (_, _) => new(AnswerKind.Done, null)) is { Kind: not AnswerKind.Done } other)
            {
                return other;
            }
        }

        return new(AnswerKind.Done, null);
    }

    private T Parse<T>(string what, string body)
        where T : Resource
    {
        if (FhirJson.TryRead(body, out var resource, out var faults) && resource is T wanted)
        {
            return wanted;
        }

        LogUnreadable(organisation.Code, what, string.Join(' ', faults));
        throw Unavailable(what, "the answer is not FHIR R4");
    }

    private UnavailableException Unavailable(string what, string why, Exception? cause = null)
    {
        LogUnavailable(organisation.Code, what, why);
        return new($"The care record of {organisation.Code}: {what}: {why}.", cause);
    }

    [LoggerMessage(3001, LogLevel.Warning, "Care record of {Organisation}: {What}: {Why}")]
    private partial void LogUnavailable(string organisation, string what, string why);

    [LoggerMessage(3002, LogLevel.Error, "Care record of {Organisation} refuses {What} with {Status}: {Reasons}")]
    private partial void LogRefused(string organisation, string what, int status, string reasons);

    [LoggerMessage(3003, LogLevel.Critical, "Care record of {Organisation} takes nothing: {What} gave {Status}. Check its address and our rights")]
    private partial void LogStopped(string organisation, string what, int status);

    [LoggerMessage(3004, LogLevel.Error, "Care record of {Organisation}: the answer to {What} is not FHIR R4: {Faults}")]
    private partial void LogUnreadable(string organisation, string what, string faults);
}
