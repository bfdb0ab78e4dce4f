using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Api;

public sealed class ApiTests : IAsyncLifetime
{
    private const string Requests = "/api/v1/media-requests";
    private const string Body =
        """{"nhsNumber":"999 000 1014","birthDate":"1956-03-14","mobile":"07700 900101","wanted":"1 photo","why":"To see it","days":7}""";

    private static readonly string[] RequestRole = ["MediaRequest.ReadWrite"];
    private static readonly string[] MediaRole = ["Media.Read"];
    private static readonly string[] MisspeltRole = ["mediarequest.readwrite"];
    private static readonly string[] BothRoles = [.. RequestRole, .. MediaRole];
    private static readonly Guid System = new("1aaaaaaa-0000-4000-8000-00000000000b");

    private TestSite _site = null!;
    private HttpClient _client = null!;

    /// <summary>What is wrong with the token, in the claim that is about it.</summary>
    public static TheoryData<string, object?> BadClaims => new()
    {
        { "iss", FakeTenants.IssuerOf(TestSite.SouthTenant) },
        { "iss", "https://attacker.example/11111111-1111-4111-8111-111111111111/v2.0" },
        { "tid", TestSite.SouthTenant.ToString() },
        { "tid", null },
        { "aud", "another-application" },
        { "aud", null },
    };

    public static TheoryData<string, object?> TooLittle => new()
    {
        { "roles", null },
        { "roles", MediaRole },
        { "roles", MisspeltRole },
        { "idtyp", null },
        { "idtyp", "user" },
        { "scp", "access" },
    };

    public static TheoryData<string> BadBodies => new(
        "",
        "null",
        "[]",
        "{}",
        """{"nhsNumber":1}""",
        Body.Replace("\"days\":7", "\"days\":\"7\"", StringComparison.Ordinal),
        Body.Replace("\"days\":7", "\"days\":7,\"days\":14", StringComparison.Ordinal),
        Body.Replace("\"days\":7", "\"days\":7,\"urgent\":true", StringComparison.Ordinal),
        Body.Replace("1956-03-14", "14/03/1956", StringComparison.Ordinal),
        Body.Replace("\"1 photo\"", "null", StringComparison.Ordinal),
        Body + "x");

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _client = _site.NewSystem();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(BadClaims))]
    public async Task A_token_that_is_not_ours_is_401_and_says_no_more(string claim, object? value)
    {
        using var answer = await PostWithAsync(Token((claim, value)), Body);

        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "token-missing");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal(0, _site.Requests.Count);
    }

    [Fact]
    public async Task No_token_an_old_one_a_forged_one_and_one_of_another_kind_are_401()
    {
        var claims = Claims();
        string?[] tokens =
        [
            null,
            "nonsense",
            _site.Tenants.Sign(claims, expires: TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1)),
            _site.Tenants.Sign(claims, expires: TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(3)),
            _site.Tenants.Sign(claims, _site.Tenants.StrangersKey()),
            _site.Tenants.Sign(claims, type: "at+jwt+other"),
            .. _site.Tenants.Forgeries(claims),
        ];

        foreach (var token in tokens)
        {
            using var answer = await PostWithAsync(token, Body);
            await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "token-missing");
        }

        Assert.Equal(0, _site.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(TooLittle))]
    public async Task A_token_without_the_role_or_of_a_person_is_403(string claim, object? value)
    {
        using var answer = await PostWithAsync(Token((claim, value)), Body);

        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, "role-missing");
        Assert.Equal(0, _site.Requests.Count);
    }

    [Fact]
    public async Task The_portals_session_opens_nothing_of_the_API()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        using var answer = await browser.FetchAsync($"{Requests}/{await _site.AskAsync()}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_opens_nothing_of_the_portal()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/clinic/requests/{await _site.AskAsync()}", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", Token());

        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_request_is_201_with_its_address_and_a_repeat_is_200_with_the_same_id()
    {
        var key = OpaqueId.New();

        using var first = await PostAsync(Body, key);
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        using var second = await PostAsync(Body, key);
        var (made, same) = (await IdAsync(first), await IdAsync(second));

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal($"{Requests}/{made}", first.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(made, same);
        Assert.Equal(1, _site.Requests.Count);
        Assert.Single(_site.Edges.Texts);
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_422()
    {
        var key = OpaqueId.New();
        using var first = await PostAsync(Body, key);

        using var other = await PostAsync(Body.Replace("\"days\":7", "\"days\":14", StringComparison.Ordinal), key);

        await AssertProblemAsync(other, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Equal(1, _site.Requests.Count);
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData(",\"keepSound\":true,\"upTo4K\":false", false, false)]
    [InlineData(",\"keepSound\":false,\"upTo4K\":true", true, true)]
    public async Task A_system_may_choose_sound_and_size_of_videos(string choice, bool withoutSound, bool upTo4K)
    {
        using var made = await PostAsync(Body.Insert(Body.Length - 1, choice), OpaqueId.New());

        var request = await _site.Requests.ReadAsync(RequestId.From(await IdAsync(made)), CancellationToken.None);
        Assert.Equal(new VideoWishes(withoutSound, upTo4K), request!.Head.Videos);
    }

    [Fact]
    public async Task A_system_may_say_who_answers_how_soon_somebody_looks_and_that_a_private_area_is_asked_for()
    {
        const string choice = ",\"forAnother\":true,\"privateArea\":true,\"offeredAnotherWay\":true,\"lookWithinDays\":2";
        using var made = await PostAsync(Body.Insert(Body.Length - 1, choice), OpaqueId.New());
        using var without = await PostAsync(Body.Insert(Body.Length - 1, ",\"privateArea\":true"), OpaqueId.New());

        var request = await _site.Requests.ReadAsync(RequestId.From(await IdAsync(made)), CancellationToken.None);
        Assert.Equal((true, 2), (request!.Head.ForAnother, request.Head.LookWithinDays));
        Assert.Contains("private-area-asked", _site.Requests.Trail(request.Id).Select(line => line.Action));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("another-way-not-offered", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",\"keepSound\":false")]
    [InlineData(",\"upTo4K\":true")]
    public async Task The_same_key_with_other_wishes_for_videos_is_another_request(string choice)
    {
        var key = OpaqueId.New();
        using var first = await PostAsync(Body, key);

        using var other = await PostAsync(Body.Insert(Body.Length - 1, choice), key);

        await AssertProblemAsync(other, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task The_same_key_of_two_organisations_makes_two_requests()
    {
        var key = OpaqueId.New();

        using var north = await PostAsync(Body, key);
        using var south = await PostWithAsync(Token(TestSite.SouthTenant), Body, key);

        Assert.NotEqual(await IdAsync(north), await IdAsync(south));
    }

    [Theory]
    [InlineData(null, "idempotency-key-missing")]
    [InlineData("short", "idempotency-key-invalid")]
    public async Task Without_a_good_key_nothing_is_asked(string? key, string code)
    {
        using var answer = await PostAsync(Body, key ?? string.Empty);

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_that_is_not_understood_is_refused_whole(string body)
    {
        using var answer = await PostAsync(body);

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "body-invalid");
        Assert.Equal(0, _site.Requests.Count);
    }

    [Fact]
    public async Task Another_content_type_is_415()
    {
        using var answer = await PostAsync(Body, contentType: "text/plain");

        await AssertProblemAsync(answer, HttpStatusCode.UnsupportedMediaType, "body-not-json");
    }

    [Fact]
    public async Task A_rule_of_the_form_is_a_problem_with_its_code()
    {
        using var answer = await PostAsync(Body.Replace("1014", "1015", StringComparison.Ordinal));

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "nhs-number-invalid");
    }

    [Fact]
    public async Task A_care_record_that_does_not_answer_is_503()
    {
        _site.Edges.RecordIsDown = true;

        using var answer = await PostAsync(Body);

        await AssertProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "try-again");
    }

    [Fact]
    public async Task The_state_of_a_request_holds_its_items_and_nothing_personal()
    {
        var request = await _site.AskAsync();
        var (item, _) = await _site.AddMediaAsync(request);

        using var answer = await GetAsync($"{Requests}/{request}", Token());
        var text = await answer.Content.ReadAsStringAsync();
        using var state = JsonDocument.Parse(text);
        var first = state.RootElement.GetProperty("items")[0];

        Assert.Equal("open", state.RootElement.GetProperty("status").GetString());
        Assert.Equal("issued", state.RootElement.GetProperty("link").GetString());
        Assert.Equal(item.Id.Value, first.GetProperty("id").GetString());
        Assert.Equal("filed", first.GetProperty("status").GetString());
        Assert.Equal("photo", first.GetProperty("kind").GetString());
        Assert.Equal("document-of-1", first.GetProperty("documentId").GetString());
        Assert.All(
            ["Alder", "9990001014", "1956", "900101", "left leg"],
            personal => Assert.DoesNotContain(personal, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_organisations_request_and_media_are_as_if_there_were_none()
    {
        var request = await _site.AskAsync();
        var (item, _) = await _site.AddMediaAsync(request);
        var south = Token(TestSite.SouthTenant, ("roles", BothRoles));
        var nobody = new string('0', 32);

        foreach (var (theirs, none) in new[]
        {
            ($"{Requests}/{request}", $"{Requests}/{nobody}"),
            (Binary(request, item), $"/api/fhir/Binary/{nobody}{nobody}"),
        })
        {
            using var theirAnswer = await GetAsync(theirs, south);
            using var noAnswer = await GetAsync(none, south);
            await AssertProblemAsync(theirAnswer, HttpStatusCode.NotFound, "request-unknown");
            Assert.Equal(await WithoutTraceAsync(noAnswer), await WithoutTraceAsync(theirAnswer));
        }
    }

    [Fact]
    public async Task The_address_in_the_record_leads_to_the_bytes_and_leaves_a_line()
    {
        var request = await _site.AskAsync();
        var (item, kept) = await _site.AddMediaAsync(request, MediaKind.Video, IRenditions.MaxRange + 10);
        var reader = Token(("roles", MediaRole));

        using var whole = await GetAsync(Binary(request, item), reader);
        using var range = await GetAsync(Binary(request, item), reader, "bytes=4194300-4194313");
        using var poster = await GetAsync(Binary(request, item, RenditionPart.Poster), reader);
        var (all, some) = (await whole.Content.ReadAsByteArrayAsync(), await range.Content.ReadAsByteArrayAsync());

        Assert.True(kept.AsSpan().SequenceEqual(all));
        Assert.Equal("video/mp4", whole.Content.Headers.ContentType!.ToString());
        Assert.True(kept.AsSpan(4194300, 14).SequenceEqual(some));
        Assert.Equal("image/jpeg", poster.Content.Headers.ContentType!.ToString());
        Assert.Equal(2, _site.Requests.Trail(request).Count(line => line.Action == "media-viewed"));
    }

    [Fact]
    public async Task Bytes_need_a_role_of_their_own()
    {
        var request = await _site.AskAsync();
        var (item, _) = await _site.AddMediaAsync(request);

        using var answer = await GetAsync(Binary(request, item), Token());

        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, "role-missing");
    }

    private static string Binary(RequestId request, MediaItem item, RenditionPart part = RenditionPart.Kept) =>
        BinaryAddress.Of(new PublicOrigin(TestSite.Origin), request, item.Id, part).PathAndQuery;

    private static Dictionary<string, object> Claims(params (string Name, object? Value)[] changes) => Claims(TestSite.NorthTenant, changes);

    private static Dictionary<string, object> Claims(Guid tenant, params (string Name, object? Value)[] changes) =>
        FakeTenants.Claims(
            tenant,
            System,
            [("acct", null), ("name", null), ("idtyp", "app"), ("azp", "1aaaaaaa-0000-4000-8000-00000000000a"), ("roles", RequestRole), .. changes]);

    private string Token(params (string Name, object? Value)[] changes) => _site.Tenants.Sign(Claims(changes));

    private string Token(Guid tenant, params (string Name, object? Value)[] changes) => _site.Tenants.Sign(Claims(tenant, changes));

    private Task<HttpResponseMessage> PostAsync(string body, string? key = null, string contentType = "application/json") =>
        PostWithAsync(Token(), body, key, contentType);

    private async Task<HttpResponseMessage> PostWithAsync(string? token, string body, string? key = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Requests, UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(contentType));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key ?? OpaqueId.New());
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        return await _client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string token, string? range = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.TryAddWithoutValidation("Range", range is null ? [] : [range]);
        return await _client.SendAsync(request);
    }

    private static async Task<string> IdAsync(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("id").GetString()!;
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, body.RootElement.GetProperty("code").GetString());
    }

    private static async Task<string> WithoutTraceAsync(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return string.Join('\n', body.RootElement.EnumerateObject().Where(member => member.Name != "traceId"));
    }
}
