namespace SecureMediaIntake.CommandLine.Doctor;

/// <summary>Asks addresses as anybody could: without a token, without cookies, following nothing.</summary>
internal sealed class Web(IHttpClientFactory http)
{
    public const string ClientName = "doctor";

    /// <summary>Longest wait for one answer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <returns>Null when nothing answers; then <paramref name="why"/> was told the reason in a word.</returns>
    public async Task<HttpResponseMessage?> AskAsync(HttpRequestMessage request, Action<string> why, CancellationToken cancellation)
    {
        using var client = http.CreateClient(ClientName);

        try
        {
            return await client.SendAsync(request, cancellation);
        }
        catch (HttpRequestException failure)
        {
            why(failure.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "its name is not known",
                HttpRequestError.SecureConnectionError => "its certificate is not trusted here",
                HttpRequestError.ConnectionError => "no connection",
                var other => other.ToString(),
            });
            return null;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            why("no answer in time");
            return null;
        }
    }

    public async Task<(HttpResponseMessage? Answer, string Why)> GetAsync(Uri address, CancellationToken cancellation)
    {
        var reason = string.Empty;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return (await AskAsync(request, why => reason = why, cancellation), reason);
    }
}
