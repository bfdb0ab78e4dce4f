using System.Net;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

using SecureMediaIntake.CareRecord.Filing;
using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.CareRecord;

/// <summary>What goes over the wire, and what comes of answers that a well-behaved server would not give.</summary>
public sealed class CareRecordClientTests
{
    private const string NhsNumberInBody = "999 000 1014 TEST-ALDER";

    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_read_carries_a_token_for_this_record_and_asks_past_every_cache()
    {
        using var wire = RecordWire.Answering(RecordWire.Answer(HttpStatusCode.NotFound));

        var answer = await Client(wire).ReadAsync("DocumentReference", "some-id", default);

        Assert.Equal(AnswerKind.Missing, answer.Kind);
        var sent = Assert.Single(wire.Sent);
        Assert.Equal("https://north.record.example/fhir/DocumentReference/some-id", sent.Address.ToString());
        Assert.Contains("Authorization: Bearer token-1-for-https://north.record.example/.default", sent.Headers, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-cache", sent.Headers, StringComparison.Ordinal);
        Assert.Contains("Accept: application/fhir+json", sent.Headers, StringComparison.Ordinal);
        Assert.Contains("X-Request-Id: 00000000000000000000000000000001", sent.Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_search_puts_what_it_looks_for_into_the_body_and_nothing_into_the_address()
    {
        using var wire = RecordWire.Answering(RecordWire.Answer(HttpStatusCode.OK, """{"resourceType":"Bundle","type":"searchset"}"""));

        await Client(wire).SearchAsync("Patient", new Dictionary<string, string> { ["identifier"] = "system|9990001014" }, default);

        var sent = Assert.Single(wire.Sent);
        Assert.Equal((HttpMethod.Post, "https://north.record.example/fhir/Patient/_search"), (sent.Method, sent.Address.ToString()));
        Assert.Equal("identifier=system%7C9990001014", sent.Body);
    }

    [Fact]
    public async Task A_write_asks_for_no_copy_and_for_nothing_to_be_overwritten()
    {
        using var wire = RecordWire.Answering(
            RecordWire.Answer(HttpStatusCode.OK, Response("201 Created", "200")), RecordWire.Answer(HttpStatusCode.Created));
        var entry = Orders.Entry(Orders.Photo());

        Assert.Equal(AnswerKind.Done, (await TransactAsync(wire, entry)).Kind);
        Assert.Equal(AnswerKind.Done, (await Client(wire).CreateAsync(AuditEventMap.Of(entry), default)).Kind);

        Assert.Equal("https://north.record.example/fhir", wire.Sent[0].Address.ToString());
        Assert.Equal(2, wire.Sent[0].Body.Split("\"ifNoneMatch\":\"*\"").Length - 1);
        Assert.Contains("If-None-Match: *", wire.Sent[1].Headers, StringComparison.Ordinal);
        Assert.All(wire.Sent, sent => Assert.Contains("Prefer: return=minimal", sent.Headers, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("412 Precondition Failed", "AlreadyThere")]
    [InlineData("409", "AlreadyThere")]
    [InlineData("410 Gone", "Removed")]
    [InlineData("422 Unprocessable", "Refused")]
    public async Task A_refusal_inside_a_batch_that_succeeded_is_a_refusal(string status, string kind)
    {
        using var wire = RecordWire.Answering(RecordWire.Answer(HttpStatusCode.OK, Response("201 Created", status)));

        Assert.Equal(kind, (await TransactAsync(wire, Orders.Entry(Orders.Photo()))).Kind.ToString());
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction-response"}""")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201"}}]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201"}},{"response":{"status":"500"}}]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201"}},{"fullUrl":"urn:x:y"}]}""")]
    [InlineData("""{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"}]}""")]
    public async Task Half_an_answer_is_no_answer(string body)
    {
        using var wire = RecordWire.Answering(RecordWire.Answer(HttpStatusCode.OK, body));

        await Assert.ThrowsAsync<UnavailableException>(() => TransactAsync(wire, Orders.Entry(Orders.Photo())));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_a_token_and_raises_an_alarm()
    {
        using var wire = RecordWire.Answering(
            RecordWire.Answer(HttpStatusCode.TemporaryRedirect) with { Location = new("https://elsewhere.example/fhir") });

        await Assert.ThrowsAsync<UnavailableException>(() => Client(wire).ReadAsync("Patient", "some-id", default));

        Assert.Single(wire.Sent);
        Assert.Contains(wire.Logs.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        using var wire = RecordWire.Answering(RecordWire.Answer(HttpStatusCode.Unauthorized), RecordWire.Answer(HttpStatusCode.NotFound));
        using var hopeless = RecordWire.Answering(RecordWire.Answer(HttpStatusCode.Unauthorized), RecordWire.Answer(HttpStatusCode.Unauthorized));

        Assert.Equal(AnswerKind.Missing, (await Client(wire).ReadAsync("Patient", "some-id", default)).Kind);
        await Assert.ThrowsAsync<UnavailableException>(() => Client(hopeless).ReadAsync("Patient", "some-id", default));

        Assert.Contains("token-2-", wire.Sent[1].Headers, StringComparison.Ordinal);
        Assert.Equal(2, hopeless.Sent.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        using var wire = RecordWire.Answering();
        using var services = wire.Services(_clock, credential: new RecordWire.NoTokens());

        await Assert.ThrowsAsync<UnavailableException>(
            () => services.GetRequiredService<CareRecordClients>().For(Orders.Organisation, OperationId.New()).ReadAsync("Patient", "some-id", default));

        Assert.Empty(wire.Sent);
    }

    [Fact]
    public async Task After_sixty_seconds_without_an_answer_the_end_is_unknown()
    {
        using var wire = new RecordWire(async cancellation =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return RecordWire.Answer(HttpStatusCode.OK);
        });
        var call = Client(wire).ReadAsync("Patient", "some-id", default);

        _clock.Advance(CareRecordClient.Deadline - TimeSpan.FromTicks(1));
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromTicks(1));

        await Assert.ThrowsAsync<UnavailableException>(() => call);
    }

    [Fact]
    public async Task The_callers_own_cancellation_stays_a_cancellation()
    {
        using var wire = new RecordWire(Task.FromCanceled<RecordWire.Canned>);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(wire).ReadAsync("Patient", "some-id", cancelled.Token));
    }

    [Fact]
    public async Task An_answer_that_does_not_end_fills_no_memory()
    {
        using var wire = RecordWire.Answering(RecordWire.Answer(HttpStatusCode.OK, new string(' ', 4 * 1024 * 1024 + 1)));

        await Assert.ThrowsAsync<UnavailableException>(() => Client(wire).ReadAsync("Patient", "some-id", default));
    }

    [Fact]
    public async Task A_write_does_not_leave_when_the_look_before_it_is_too_old()
    {
        using var wire = RecordWire.Answering(RecordWire.Answer(HttpStatusCode.OK, Response("201", "201")));
        var entry = Orders.Entry(Orders.Photo());

        await Assert.ThrowsAsync<UnavailableException>(() => Client(wire).TransactAsync(
            FilingTransaction.Of(DocumentReferenceMap.Of(entry), ProvenanceMap.Of(entry)), _clock.GetUtcNow().AddTicks(-1), default));

        Assert.Empty(wire.Sent);
    }

    [Fact]
    public async Task Neither_logs_nor_exceptions_repeat_what_a_server_says_or_whom_it_is_about()
    {
        var outcome = $$"""
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"value","diagnostics":"{{NhsNumberInBody}}","details":{"text":"{{NhsNumberInBody}}"},
            "expression":["DocumentReference.subject","Patient.identifier.where(value='9990001014')"]}]}
            """;
        using var wire = RecordWire.Answering(
            RecordWire.Answer(HttpStatusCode.UnprocessableEntity, outcome),
            RecordWire.Answer(HttpStatusCode.ServiceUnavailable, NhsNumberInBody),
            RecordWire.Answer(HttpStatusCode.OK, $$"""{"resourceType":"Patient","birthDate":"{{NhsNumberInBody}}"}"""));

        Assert.Equal(AnswerKind.Refused, (await Client(wire).ReadAsync("Patient", "north-patient-1", default)).Kind);
        var down = await Assert.ThrowsAsync<UnavailableException>(() => Client(wire).ReadAsync("Patient", "north-patient-1", default));
        var unreadable = await Assert.ThrowsAsync<UnavailableException>(() => Client(wire).ReadAsync("Patient", "north-patient-1", default));

        Assert.Contains(wire.Logs.Lines, line => line.EndsWith("GET Patient with 422: value DocumentReference.subject", StringComparison.Ordinal));
        string[] said = [.. wire.Logs.Lines, down.ToString(), unreadable.ToString()];
        Assert.All(said, line =>
        {
            Assert.DoesNotContain("TEST-ALDER", line, StringComparison.Ordinal);
            Assert.DoesNotContain("9990001014", line, StringComparison.Ordinal);
            Assert.DoesNotContain("north-patient-1", line, StringComparison.Ordinal);
            Assert.DoesNotContain("token-", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_record_without_https_stops_the_start()
    {
        using var wire = RecordWire.Answering();
        var bare = new Organisation
        {
            Code = "X26T1",
            Name = "Test Trust North",
            PublicName = "Test Trust North",
            Phone = "01632 960101",
            Website = "https://north.example",
            TenantId = Orders.Organisation.TenantId,
            VaultKey = "key",
            RowSecret = "rows",
            FhirBaseUri = new("http://north.record.example/fhir"),
            FhirAudience = "https://north.record.example",
            RecordIdentifierBase = Orders.Organisation.RecordIdentifierBase,
        };
        using var services = wire.Services(_clock, bare);

        var refusal = Assert.Throws<InvalidOperationException>(services.GetRequiredService<IPatientIndex>);

        Assert.Equal("The care record of X26T1 must have an https address.", refusal.Message);
    }

    private CareRecordClient Client(RecordWire wire) => wire.Services(_clock).GetRequiredService<CareRecordClients>()
        .For(Orders.Organisation, new("00000000000000000000000000000001"));

    private Task<RecordAnswer> TransactAsync(RecordWire wire, FilingEntry entry) => Client(wire).TransactAsync(
        FilingTransaction.Of(DocumentReferenceMap.Of(entry), ProvenanceMap.Of(entry)), _clock.GetUtcNow(), default);

    private static string Response(params IEnumerable<string> statuses) =>
        $$"""{"resourceType":"Bundle","type":"transaction-response","entry":[{{string.Join(',', statuses.Select(s => $$$"""{"response":{"status":"{{{s}}}"}}"""))}}]}""";
}
