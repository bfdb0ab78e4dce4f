using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.FunctionsHost;
using Xunit;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>HTTP by proxy (functions-contract section 8).</summary>
public sealed class PublicFrontTests : HostTest
{
    [Fact]
    public async Task Marker_headers_are_the_hosts_whatever_the_caller_sends()
    {
        var client = ClientOf(await StartAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/p/echo?q=1&q=2");
        request.Headers.Add("x-ms-invocation-id", "forged");
        request.Headers.Add("X-Azure-Functions-InvocationId", "forged");
        request.Headers.Add("X-Forwarded-Host", "forged.example");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Authorization", "Bearer kept");
        request.Headers.Add("Range", "bytes=0-9");
        request.Headers.Add("Cookie", "a=1; b=2");

        var (seen, echo) = await EchoAsync(client, request);

        Assert.Equal("/p/echo?q=1&q=2", (string?)echo["url"]);
        Assert.Equal(36, seen["x-ms-invocation-id"].Length);
        Assert.Equal(seen["x-ms-invocation-id"], seen["x-azure-functions-invocationid"]);
        Assert.Equal(client.BaseAddress!.Authority, seen["x-forwarded-host"]);
        Assert.Equal("http", seen["x-forwarded-proto"]);
        Assert.Equal("127.0.0.1", seen["x-forwarded-for"]);
        Assert.StartsWith("127.0.0.1:", seen["host"], StringComparison.Ordinal);
        Assert.Equal("Bearer kept", seen["authorization"]);
        Assert.Equal("bytes=0-9", seen["range"]);
        Assert.Equal("a=1; b=2", seen["cookie"]);
    }

    [Theory]
    [InlineData("/p/a%2Fb", "/p/a%252Fb")]
    [InlineData("/p/..\\Sweep", "/p/..%5CSweep")]
    [InlineData("/p/..%5cSweep", "/p/..%5CSweep")]
    [InlineData("/P/Case", "/P/Case")]
    public async Task A_path_arrives_as_the_real_host_hands_it_on(string sent, string arrives)
    {
        var client = ClientOf(await StartAsync());

        await RawAsync(client, "POST", sent);

        var call = Assert.Single(Folder.Calls());
        Assert.Equal(arrives, (string?)call["url"]);
        Assert.Contains("x-ms-invocation-id", Headers(call));
        Assert.Contains("x-forwarded-host", Headers(call));
    }

    [Fact]
    public async Task No_route_no_method_no_double_slash_is_404_and_reaches_nobody()
    {
        Folder.Timer("Sweep", "0 0 0 1 1 *");
        var client = ClientOf(await StartAsync());

        foreach (var path in new[] { "/Sweep", "/sweep", "/SWEEP/", "/p/../Sweep", "/p/%2e%2e/Sweep", "//Sweep", "/p//x", "/%53weep", "/q/x" })
        {
            Assert.Equal((path, 404), (path, await RawAsync(client, "POST", path)));
        }

        Assert.Equal(404, await RawAsync(client, "DELETE", "/p/x"));
        Assert.Equal(404, await RawAsync(client, "GET", "/favicon.ico"));
        Assert.Empty(Folder.Calls());
    }

    [Fact]
    public async Task The_hosts_own_answers()
    {
        var client = ClientOf(await StartAsync());

        Assert.Equal(200, await RawAsync(client, "GET", "/"));
        Assert.Equal(401, await RawAsync(client, "POST", "/admin/functions/Patient"));
        Assert.Equal(400, await RawAsync(client, "GET", "/p/%00"));

        // Even an anonymous function refuses a key that is wrong, and any ?code= is taken for a key.
        Assert.Equal(401, await RawAsync(client, "GET", "/p/echo?code=wrong"));
    }

    [Fact]
    public async Task The_homepage_can_be_switched_off()
    {
        var client = ClientOf(await StartAsync(null, ("AzureWebJobsDisableHomepage", "true")));

        Assert.Equal(204, await RawAsync(client, "GET", "/"));
    }

    [Fact]
    public async Task Custom_headers_are_added_only_where_absent()
    {
        var client = ClientOf(await StartAsync());

        using var own = await client.GetAsync(new Uri("/p/own", UriKind.Relative), Patience);
        using var hosts = await client.GetAsync(new Uri("/nowhere", UriKind.Relative), Patience);

        Assert.Equal((HttpStatusCode)418, own.StatusCode);
        Assert.Equal(["own"], own.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-store"], own.Headers.GetValues("Cache-Control"));
        Assert.Equal(["a=1", "b=2"], own.Headers.GetValues("Set-Cookie"));
        Assert.Equal("bytes 0-1/9", own.Content.Headers.ContentRange?.ToString());
        Assert.Equal(["nosniff"], hosts.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/p/moved", 303)]
    [InlineData("/p/none", 204)]
    [InlineData("/p/fault", 500)]
    public async Task Redirects_and_faults_of_the_app_are_just_replies(string path, int status)
    {
        var host = await StartAsync();

        using var reply = await ClientOf(host).GetAsync(new Uri(path, UriKind.Relative), Patience);

        Assert.Equal(status, (int)reply.StatusCode);
        var ended = await host.FirstInvocationAsync(one => one.End is not null, Patience);
        Assert.Equal(("Patient", InvocationOutcome.Succeeded), (ended.Function, ended.Outcome));
    }

    [Fact]
    public async Task A_chunked_body_and_its_content_headers_arrive_unchanged()
    {
        var client = ClientOf(await StartAsync());
        var sent = RandomNumberGenerator.GetBytes(3_000_000);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/p/echo") { Content = new StreamContent(new MemoryStream(sent)) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.Add("Content-Type", "video/mp4");
        request.Content.Headers.Add("Content-Range", "bytes 0-2999999/9000000");
        request.Content.Headers.Add("Content-Encoding", "x-none");
        request.Content.Headers.Add("Content-Disposition", "attachment");

        var (seen, echo) = await EchoAsync(client, request);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(sent)), (string?)echo["sha256"]);
        Assert.Equal("chunked", seen["transfer-encoding"]);
        Assert.DoesNotContain("content-length", seen.Keys);
        Assert.Equal("bytes 0-2999999/9000000", seen["content-range"]);
        Assert.Equal("x-none", seen["content-encoding"]);
        Assert.Equal("attachment", seen["content-disposition"]);
        Assert.Equal("video/mp4", seen["content-type"]);
    }

    [Fact]
    public async Task A_chunked_body_streams_and_a_reply_streams()
    {
        var client = ClientOf(await StartAsync());
        using var body = new TwoParts(client, "/p/await/received");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/p/receive") { Content = body };
        request.Headers.TransferEncodingChunked = true;

        using var received = await client.SendAsync(request, Patience);

        // The body sent its second half only after the handler had said that the first was there.
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(body.Whole)), await received.Content.ReadAsStringAsync(Patience));

        using var reply = await client.GetAsync(new Uri("/p/halves", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Patience);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(Patience));
        Assert.Equal("first", await lines.ReadLineAsync(Patience));
        await client.GetStringAsync(new Uri("/p/open/half", UriKind.Relative), Patience);
        Assert.Equal("second", await lines.ReadLineAsync(Patience));
    }

    [Fact]
    public async Task A_body_with_a_length_is_limited_with_an_empty_500()
    {
        var client = ClientOf(await StartAsync(null, ("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "100000")));
        using var most = new ByteArrayContent(RandomNumberGenerator.GetBytes(100_000));
        using var more = new ByteArrayContent(new byte[100_001]);

        using var taken = await client.PostAsync(new Uri("/p/echo", UriKind.Relative), most, Patience);
        using var refused = await client.PostAsync(new Uri("/p/echo", UriKind.Relative), more, Patience);

        Assert.Equal(100_000, (int?)(await taken.Content.ReadFromJsonAsync<JsonObject>(Patience))!["bytes"]);
        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.Empty(await refused.Content.ReadAsByteArrayAsync(Patience));
    }

    [Fact]
    public async Task A_request_without_a_byte_is_given_up()
    {
        var host = await StartAsync(new() { ProxySilence = TimeSpan.FromMilliseconds(300) });
        var handler = host.HandlerProcessId;

        using var reply = await ClientOf(host).GetAsync(new Uri("/p/hang", UriKind.Relative), Patience);

        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
        Assert.Equal(handler, host.HandlerProcessId);
    }

    [Fact]
    public async Task Over_the_outstanding_requests_the_answer_is_429()
    {
        Folder.Host(host =>
        {
            host["extensions"]!["http"]!["maxConcurrentRequests"] = 1;
            host["extensions"]!["http"]!["maxOutstandingRequests"] = 2;
        });
        var running = await StartAsync();
        var client = ClientOf(running);

        using var hangUp = new CancellationTokenSource();
        var first = client.GetAsync(new Uri("/p/hang", UriKind.Relative), hangUp.Token);
        await running.FirstInvocationAsync(_ => true, Patience);
        var second = client.GetAsync(new Uri("/p/none", UriKind.Relative), Patience);
        var third = client.GetAsync(new Uri("/p/none", UriKind.Relative), Patience);

        // Whichever of the two came second waits for the place; the other is turned away at once.
        var turnedAway = await Task.WhenAny(second, third);
        var waits = turnedAway == second ? third : second;
        Assert.Equal(HttpStatusCode.TooManyRequests, (await turnedAway).StatusCode);
        Assert.False(waits.IsCompleted);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(HttpStatusCode.NoContent, (await waits).StatusCode);
    }

    private async Task<(Dictionary<string, string> Headers, JsonObject Echo)> EchoAsync(HttpClient client, HttpRequestMessage request)
    {
        using var reply = await client.SendAsync(request, Patience);
        reply.EnsureSuccessStatusCode();
        var echo = (await reply.Content.ReadFromJsonAsync<JsonObject>(Patience))!;
        return (Headers(echo), echo);
    }

    private static Dictionary<string, string> Headers(JsonObject call) => call["raw"]!.AsArray().Select(item => (string)item!)
        .Chunk(2).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1], StringComparer.Ordinal);

    /// <summary>Sends a request line as it is: HttpClient would tidy the path first.</summary>
    private async Task<int> RawAsync(HttpClient client, string method, string path)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, client.BaseAddress!.Port, Patience);
        await using var tls = new System.Net.Security.SslStream(socket.GetStream());
        using var trusting = Authority.CreateHandler();
        await tls.AuthenticateAsClientAsync(
            new() { TargetHost = "localhost", CertificateChainPolicy = trusting.SslOptions.CertificateChainPolicy }, Patience);
        var text = $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nx-ms-invocation-id: forged\r\nContent-Type: application/json\r\n"
            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
        await tls.WriteAsync(Encoding.ASCII.GetBytes(text), Patience);
        using var reply = new StreamReader(tls);
        var status = (await reply.ReadLineAsync(Patience))!;
        return int.Parse(status.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
