using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>A patient's browser, as far as HTTP goes: cookies, forms and the upload protocol. The real browser has tests of its own.</summary>
internal sealed partial class PhoneClient : IDisposable
{
    private const int BlockSize = 256 * 1024;

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly HttpClient _storage;

    public PhoneClient(World world)
    {
        var handler = world.Authority.CreateHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = true;
        handler.CookieContainer = _cookies;
        _http = new(handler) { BaseAddress = world.PublicOrigin };
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _http.DefaultRequestHeaders.Add("X-Requested-With", "SecureMediaIntake");
        _storage = world.CreateClient();
    }

    /// <summary>What the phone's browser holds that says which link it has, and gives the rights of it.</summary>
    public IEnumerable<string> SessionCookies => _cookies.GetAllCookies().Select(cookie => cookie.Value);

    public void Dispose()
    {
        _http.Dispose();
        _storage.Dispose();
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> ReadAsync(string path)
    {
        using var page = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }

    /// <summary>Fills in a page's form and presses its button.</summary>
    /// <returns>Where that leads; null for the same page again.</returns>
    public async Task<string?> PressAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await PostPageAsync(path, fields);
        return answer.Headers.Location?.OriginalString;
    }

    /// <summary>Posts the secret of a text at the door.</summary>
    public Task<HttpResponseMessage> OpenAsync(string link) => PostFormAsync("/p/open", ("code", link.Split('#')[1]));

    /// <summary>Answers the question with a date of birth.</summary>
    /// <returns>Where the answer leads; the same page again when it is wrong.</returns>
    public async Task<string> AnswerAsync(DateOnly birthDate)
    {
        var location = "/p/check";
        await RetryAsync(async () =>
        {
            using var answer = await PostPageAsync(
                "/p/check",
                ("day", birthDate.Day.ToString(CultureInfo.InvariantCulture)),
                ("month", birthDate.Month.ToString(CultureInfo.InvariantCulture)),
                ("year", birthDate.Year.ToString(CultureInfo.InvariantCulture)));
            location = answer.Headers.Location?.OriginalString ?? "/p/check";
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect;
        });
        return location;
    }

    /// <summary>Door, question, agreement.</summary>
    public async Task ComeInAsync(string link, SeedPatient patient)
    {
        (await OpenAsync(link)).Dispose();
        Assert.Equal("/p/agree", await AnswerAsync(patient.BirthDate));
        using var agreed = await PostPageAsync("/p/agree", ("agree", "yes"));
        Assert.Equal("/p/tips", agreed.Headers.Location?.OriginalString);
    }

    /// <summary>Uploads a file as the page does.</summary>
    /// <returns>The upload's id.</returns>
    public async Task<string> UploadAsync(byte[] file, string kind = "photo", string contentType = "image/jpeg")
    {
        var (id, count, digest) = await StageAsync(file, kind, contentType);
        await CompleteAsync(id, count, digest);
        return id;
    }

    public async Task CompleteAsync(string id, int blockCount, string digest) => await RetryAsync(async () =>
    {
        using var completed = await PostJsonAsync($"/p/uploads/{id}/complete", new JsonObject { ["blockCount"] = blockCount, ["digest"] = digest });
        return completed.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK;
    });

    /// <summary>Reserves, gets a right to write, and puts every block; commits nothing.</summary>
    /// <param name="afterBlock">What happens after each block; gets its number.</param>
    public async Task<(string Id, int BlockCount, string Digest)> StageAsync(
        byte[] file, string kind, string contentType, Func<int, Task>? afterBlock = null, PhoneEncryption? encryption = null)
    {
        encryption ??= new();
        var bytes = encryption.Encrypt(file);
        using var reserved = await ReserveAsync(file, encryption, kind, contentType);
        Assert.Equal(HttpStatusCode.Created, reserved.StatusCode);
        var upload = (await reserved.Content.ReadFromJsonAsync<JsonNode>())!;
        var (id, prefix) = ((string)upload["id"]!, (string)upload["blockIdPrefix"]!);
        var right = await RightAsync(id);
        using var hashes = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;

        foreach (var block in bytes.Chunk(BlockSize))
        {
            await PutBlockAsync(right, prefix, count, block);
            await (afterBlock?.Invoke(count) ?? Task.CompletedTask);
            hashes.AppendData(SHA256.HashData(block));
            count++;
        }

        Assert.Equal((int)upload["blockCount"]!, count);
        return (id, count, Convert.ToHexStringLower(hashes.GetHashAndReset()));
    }

    /// <param name="keyId">Null: the request's own.</param>
    public async Task<HttpResponseMessage> ReserveAsync(
        byte[] file, PhoneEncryption encryption, string kind = "photo", string contentType = "image/jpeg", string? keyId = null)
    {
        var key = (await _http.GetFromJsonAsync<JsonNode>(new Uri("/p/uploads", UriKind.Relative)))!["uploadKey"]!;
        return await PostJsonAsync("/p/uploads", new JsonObject
        {
            ["pickId"] = RandomNumberGenerator.GetHexString(26),
            ["kind"] = kind,
            ["contentType"] = contentType,
            ["length"] = file.Length,
            ["encryptedLength"] = encryption.Encrypt(file).Length,
            ["blockSize"] = BlockSize,
            ["wrappedKey"] = encryption.Wrap((string)key["jwk"]!["n"]!, (string)key["jwk"]!["e"]!),
            ["keyId"] = keyId ?? (string)key["keyId"]!,
        });
    }

    /// <summary>What the holder of a right is not meant to do: writes the blob itself, without what says how it is encrypted.</summary>
    public async Task CommitAsHolderAsync(string id)
    {
        using var content = new ByteArrayContent(RandomNumberGenerator.GetBytes(1_000));
        content.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var put = await _storage.PutAsync(new Uri(await RightAsync(id)), content);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
    }

    public async Task<string> RightAsync(string id)
    {
        using var granted = await PostJsonAsync($"/p/uploads/{id}/sas", new JsonObject());
        Assert.Equal(HttpStatusCode.OK, granted.StatusCode);
        return (string)(await granted.Content.ReadFromJsonAsync<JsonNode>())!["url"]!;
    }

    /// <summary>Waits until the upload is received or refused.</summary>
    /// <returns>The state's name.</returns>
    public async Task<string> SettledAsync(string id)
    {
        var state = string.Empty;
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await GetAsync($"/p/uploads/{id}");
                state = answer.IsSuccessStatusCode ? (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["state"]! : "away";
                return state is "received" or "refused";
            },
            $"upload {id} is received");
        return state;
    }

    /// <returns>Where Send leads.</returns>
    public async Task<string?> SendAsync()
    {
        string? location = null;
        await RetryAsync(async () =>
        {
            using var sent = await PostPageAsync("/p/send");
            location = sent.Headers.Location?.OriginalString;
            return sent.StatusCode == HttpStatusCode.Redirect;
        });
        return location;
    }

    public Task<HttpResponseMessage> PostJsonAsync(string path, JsonNode body) => _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);

    /// <summary>Posts a form of a page with the token that the page holds.</summary>
    public async Task<HttpResponseMessage> PostPageAsync(string path, params (string Name, string Value)[] fields)
    {
        using var page = await GetAsync(path);
        var token = FormToken().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        return await PostFormAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    private async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private async Task PutBlockAsync(string right, string prefix, int number, byte[] block)
    {
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(prefix + number.ToString("D6", CultureInfo.InvariantCulture)));
        using var content = new ByteArrayContent(block);
        using var put = await _storage.PutAsync(new Uri($"{right}&comp=block&blockid={Uri.EscapeDataString(id)}"), content);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
    }

    /// <summary>What a person does when the service is away for a moment: the same again.</summary>
    private static Task RetryAsync(Func<Task<bool>> tryOnce) => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                return await tryOnce();
            }
            catch (HttpRequestException)
            {
                return false;
            }
        },
        "the service answers again");

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
