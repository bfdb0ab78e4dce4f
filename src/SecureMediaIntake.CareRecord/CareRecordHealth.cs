using System.Text.Json;

using Microsoft.Extensions.Logging;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord;

/// <summary>Whether the organisations' care records answer, for readiness.</summary>
public sealed partial class CareRecordHealth(
    IHttpClientFactory http, OrganisationDirectory organisations, TimeProvider clock, ILogger<CareRecordHealth> log)
{
    /// <summary>How long a record has to say what it is: shorter than a load balancer's patience.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>R4 and its corrections: 4.0.0 and 4.0.1.</summary>
    private const string R4 = "4.0.";

    /// <returns>Codes of the organisations whose record gives no R4 capability statement in time; none when all is well.</returns>
    public async Task<IReadOnlyList<string>> UnreachableAsync(CancellationToken cancellation)
    {
        var all = await Task.WhenAll(organisations.All.Select(async one => (one.Code, Answers: await AnswersAsync(one, cancellation))));
        return [.. all.Where(one => !one.Answers).Select(one => one.Code)];
    }

    private async Task<bool> AnswersAsync(Organisation organisation, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        using var client = http.CreateClient(CareRecordServices.HttpClientName);

        // R4 section 3.1.0.8: open to everybody, so no token is sent and none can be what is missing.
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{organisation.FhirBaseUri.ToString().TrimEnd('/')}/metadata");
        request.Headers.Accept.Add(new(FhirJson.MediaType));
        try
        {
            using var answer = await client.SendAsync(request, either.Token);
            return answer.IsSuccessStatusCode && IsR4(await answer.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            LogSilent(log, organisation.Code, "no answer in time");
        }
        catch (HttpRequestException e)
        {
            LogSilent(log, organisation.Code, e.HttpRequestError.ToString());
        }
        catch (JsonException)
        {
            LogSilent(log, organisation.Code, "not JSON");
        }

        return false;
    }

    private static bool IsR4(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement is { ValueKind: JsonValueKind.Object } root
            && Text(root, "resourceType") == "CapabilityStatement"
            && Text(root, "fhirVersion")?.StartsWith(R4, StringComparison.Ordinal) == true;
    }

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [LoggerMessage(3021, LogLevel.Warning, "Care record of {Organisation} is not ready: {Why}")]
    private static partial void LogSilent(ILogger log, string organisation, string why);
}
