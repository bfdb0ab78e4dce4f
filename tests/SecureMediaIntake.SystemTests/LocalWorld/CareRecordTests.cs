using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.CareRecord;
using SecureMediaIntake.LocalWorld.Composition;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>The care record is a FHIR R4 server that one can rely on to refuse: tokens, invalid resources, half transactions.</summary>
[Collection(PartsWorldCollection.Name)]
public sealed class CareRecordTests : IAsyncLifetime, IDisposable
{
    private readonly World _world;
    private readonly SeedOrganisation _north;
    private readonly SeedOrganisation _south;
    private readonly HttpClient _client;
    private readonly RecordControl _control;

    public CareRecordTests(PartsWorld parts)
    {
        _world = parts.World;
        _north = _world.Seed.Organisations[0];
        _south = _world.Seed.Organisations[1];
        _control = _world.CareRecord.Control(_north.Code);
        _client = _world.CreateClient();
        _client.DefaultRequestHeaders.Authorization = new("Bearer", _world.Issuer.Issue(_north.FhirAudience));
    }

    public Task InitializeAsync() => _control.ResetAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _control.SwitchAsync(honoursIfNoneMatch: false, updateCreates: true, CancellationToken.None);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Each_organisation_has_its_five_patients_and_finds_them_by_number()
    {
        foreach (var organisation in _world.Seed.Organisations)
        {
            using var client = _world.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", _world.Issuer.Issue(organisation.FhirAudience));
            foreach (var patient in organisation.Patients)
            {
                var found = await SearchAsync(client, organisation, "Patient", $"https://fhir.nhs.uk/Id/nhs-number|{patient.NhsNumber}");

                Assert.Equal(patient.Id, (string?)Assert.Single(found)!["resource"]!["id"]);
                Assert.Equal($"{patient.BirthDate:yyyy-MM-dd}", (string?)found[0]!["resource"]!["birthDate"]);
            }
        }

        Assert.Equal(10, _world.Seed.Organisations.Sum(organisation => organisation.Patients.Count));
        Assert.All(_world.Seed.Organisations.SelectMany(organisation => organisation.Patients), patient => Assert.True(IsNhsNumber(patient.NhsNumber)));
    }

    [Fact]
    public async Task A_patient_of_the_other_organisation_is_not_found()
    {
        Assert.Empty(await SearchAsync(_client, _north, "Patient", $"https://fhir.nhs.uk/Id/nhs-number|{_south.Patients[0].NhsNumber}"));
    }

    [Fact]
    public async Task Without_a_token_for_this_record_nothing_is_answered()
    {
        var patient = $"Patient/{_north.Patients[0].Id}";

        Assert.Equal(HttpStatusCode.OK, await GetAsync(patient, _world.Issuer.Issue(_north.FhirAudience)));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(patient, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(patient, _world.Issuer.Issue(_south.FhirAudience)));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(patient, _world.Issuer.Issue(_north.FhirAudience, life: TimeSpan.FromMinutes(-1))));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(patient, Tampered(_world.Issuer.Issue(_north.FhirAudience))));
    }

    [Fact]
    public async Task A_transaction_with_one_invalid_entry_leaves_nothing_behind()
    {
        var bundle = Transaction(Document("atomic-1"), Provenance("atomic-1", "DocumentReference/atomic-1"), Provenance("atomic-2", target: null));
        using var answer = await SendAsync(HttpMethod.Post, "", bundle);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await _control.ResourcesAsync("DocumentReference", CancellationToken.None));
        Assert.Empty(await _control.ResourcesAsync("Provenance", CancellationToken.None));
    }

    [Fact]
    public async Task A_failed_transaction_puts_back_what_was_there_before()
    {
        using var first = await SendAsync(HttpMethod.Put, "DocumentReference/kept-1", Document("kept-1"));
        var changed = Document("kept-1");
        changed["status"] = "superseded";
        using var answer = await SendAsync(HttpMethod.Post, "", Transaction(changed, Provenance("kept-1", target: null)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var kept = Assert.Single(await _control.ResourcesAsync("DocumentReference", CancellationToken.None));
        Assert.Equal("current", (string?)kept["status"]);
    }

    [Fact]
    public async Task A_valid_transaction_is_kept_whole_and_answers_with_versions()
    {
        using var answer = await SendAsync(
            HttpMethod.Post, "", Transaction(Document("whole-1"), Provenance("whole-1", "DocumentReference/whole-1")));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(body["entry"]!.AsArray(), entry => Assert.StartsWith("W/\"", (string?)entry!["response"]!["etag"], StringComparison.Ordinal));
        Assert.Single(await _control.ResourcesAsync("DocumentReference", CancellationToken.None));
        Assert.Single(await _control.ResourcesAsync("Provenance", CancellationToken.None));
    }

    [Theory]
    [InlineData("birthDate", "the day before yesterday")]
    [InlineData("favouriteColour", "green")]
    [InlineData("gender", "1956-03-14T25:00")]
    public async Task An_invalid_resource_is_refused_on_create_and_on_update(string element, string value)
    {
        var patient = new JsonObject { ["resourceType"] = "Patient", ["id"] = "invalid-1", [element] = element == "gender" ? new JsonArray(value) : value };
        using var update = await SendAsync(HttpMethod.Put, "Patient/invalid-1", patient);
        patient.Remove("id");
        using var create = await SendAsync(HttpMethod.Post, "Patient", patient);
        using var conditional = await SendAsync(HttpMethod.Post, "Patient", patient, ("If-None-Exist", "identifier=urn:x|nobody"));

        Assert.Equal(HttpStatusCode.BadRequest, update.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, create.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, conditional.StatusCode);
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_a_deleted_resource_is_gone()
    {
        using var first = await SendAsync(HttpMethod.Put, "DocumentReference/version-1", Document("version-1"));
        using var second = await SendAsync(
            HttpMethod.Put, "DocumentReference/version-1", Document("version-1"), ("If-Match", first.Headers.ETag!.ToString()));
        using var stale = await SendAsync(
            HttpMethod.Put, "DocumentReference/version-1", Document("version-1"), ("If-Match", first.Headers.ETag!.ToString()));
        await _control.DeleteAsync("DocumentReference", "version-1", CancellationToken.None);
        using var deleted = await _client.GetAsync(Address("DocumentReference/version-1"));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, deleted.StatusCode);
    }

    [Fact]
    public async Task It_plays_servers_that_honour_create_only_writes_and_servers_that_never_create_by_update()
    {
        using var first = await SendAsync(HttpMethod.Put, "DocumentReference/once-1", Document("once-1"), ("If-None-Match", "*"));
        using var ignored = await SendAsync(HttpMethod.Put, "DocumentReference/once-1", Document("once-1"), ("If-None-Match", "*"));
        await _control.SwitchAsync(honoursIfNoneMatch: true, updateCreates: false, CancellationToken.None);
        using var honoured = await SendAsync(HttpMethod.Put, "DocumentReference/once-1", Document("once-1"), ("If-None-Match", "*"));
        using var unknown = await SendAsync(HttpMethod.Put, "DocumentReference/once-2", Document("once-2"));

        Assert.Equal(HttpStatusCode.OK, ignored.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, honoured.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, unknown.StatusCode);
    }

    [Fact]
    public async Task Faults_come_as_often_as_asked_and_a_lost_answer_means_work_done()
    {
        await _control.AddFaultAsync(new(RecordFaultKind.Refuse) { Times = 1 }, CancellationToken.None);
        using var refused = await SendAsync(HttpMethod.Put, "DocumentReference/fault-1", Document("fault-1"));
        await _control.AddFaultAsync(new(RecordFaultKind.Reset) { Times = 1 }, CancellationToken.None);
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(HttpMethod.Put, "DocumentReference/fault-2", Document("fault-2")));
        await _control.AddFaultAsync(new(RecordFaultKind.Lose) { Times = 1, Methods = ["PUT"] }, CancellationToken.None);
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(HttpMethod.Put, "DocumentReference/fault-3", Document("fault-3")));
        await _control.AddFaultAsync(new(RecordFaultKind.Fail) { Times = 1, Path = "DocumentReference" }, CancellationToken.None);
        using var failed = await SendAsync(HttpMethod.Put, "DocumentReference/fault-4", Document("fault-4"));
        using var fine = await SendAsync(HttpMethod.Put, "DocumentReference/fault-5", Document("fault-5"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
        Assert.Equal(
            ["fault-3", "fault-4", "fault-5"],
            (await _control.ResourcesAsync("DocumentReference", CancellationToken.None)).Select(document => (string?)document["id"]).Order());
        Assert.Equal(5, (await _control.CountsAsync(CancellationToken.None))["PUT DocumentReference"]);
    }

    private static JsonObject Document(string id) => new()
    {
        ["resourceType"] = "DocumentReference",
        ["id"] = id,
        ["status"] = "current",
        ["content"] = new JsonArray(new JsonObject { ["attachment"] = new JsonObject { ["url"] = "https://media.example/item" } }),
    };

    private static JsonObject Provenance(string id, string? target)
    {
        var provenance = new JsonObject
        {
            ["resourceType"] = "Provenance",
            ["id"] = id,
            ["recorded"] = "2026-01-01T00:00:00Z",
            ["agent"] = new JsonArray(new JsonObject { ["who"] = new JsonObject { ["display"] = "A test" } }),
        };
        if (target is not null)
        {
            provenance["target"] = new JsonArray(new JsonObject { ["reference"] = target });
        }

        return provenance;
    }

    private static JsonObject Transaction(params JsonObject[] resources) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "transaction",
        ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject
        {
            ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = $"{resource["resourceType"]}/{resource["id"]}" },
            ["resource"] = resource,
        })]),
    };

    // The modulus 11 rule of the NHS Data Dictionary: the tenth digit checks the first nine.
    private static bool IsNhsNumber(string number)
    {
        var sum = number.Take(9).Select((digit, place) => (digit - '0') * (10 - place)).Sum();
        return number.StartsWith("999", StringComparison.Ordinal) && (11 - (sum % 11)) % 11 == number[9] - '0';
    }

    private static string Tampered(string token) => token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..];

    private Uri Address(string path) => new($"{_world.CareRecord.BaseUri(_north.Code)}/{path}");

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Address(path).ToString().TrimEnd('/'))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/fhir+json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request);
    }

    private async Task<HttpStatusCode> GetAsync(string path, string? token)
    {
        using var client = _world.CreateClient();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(Address(path));
        return answer.StatusCode;
    }

    private async Task<JsonArray> SearchAsync(HttpClient client, SeedOrganisation organisation, string type, string identifier)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["identifier"] = identifier });
        using var answer = await client.PostAsync(new Uri($"{_world.CareRecord.BaseUri(organisation.Code)}/{type}/_search"), form);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["entry"]?.AsArray() ?? [];
    }
}
