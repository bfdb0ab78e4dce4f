using System.IO.Compression;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Http;

/// <summary>Whoever can unpack gets a tenth of the bytes, and the same file as everybody else.</summary>
public sealed class AssetFilesTests : IAsyncLifetime
{
    private const string Sheet = "/p/assets/site.css";

    private static readonly string App = Path.Combine(Repository.Root, "src", "SecureMediaIntake.FunctionApp");

    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = App });
        builder.WebHost.UseTestServer();
        _app = builder.Build();
        _app.UseAssets();
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("BR", "br")]
    public async Task A_file_comes_as_small_as_the_browser_can_unpack_it(string accepted, string coding)
    {
        using var response = await AskAsync(Sheet, accepted);
        await using var packed = await response.Content.ReadAsStreamAsync();
        await using Stream plain = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var unpacked = new StreamReader(plain);

        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.Equal("text/css; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        Assert.True(response.Content.Headers.ContentLength < 26_000);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(App, "wwwroot", "p", "assets", "site.css")), await unpacked.ReadToEndAsync());
    }

    [Theory]
    [InlineData(Sheet, null)]
    [InlineData(Sheet, "identity, zstd")]
    [InlineData("/p/assets/icon.svg", "br")]
    public async Task Or_as_it_is(string address, string? accepted)
    {
        using var response = await AskAsync(address, accepted);

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(await File.ReadAllBytesAsync(App + "/wwwroot" + address), await response.Content.ReadAsByteArrayAsync());
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string? accepted)
    {
        using var client = _app.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return response;
    }
}
