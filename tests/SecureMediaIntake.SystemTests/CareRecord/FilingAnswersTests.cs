using SecureMediaIntake.LocalWorld.CareRecord;
using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>docs/design.md over a real connection: what each answer to the write makes of the filing.</summary>
[Collection(RecordServerCollection.Name)]
public sealed class FilingAnswersTests(RecordServer records) : FilingTest(records)
{
    [Theory]
    [InlineData(400)]
    [InlineData(406)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(422)]
    public async Task A_refusal_goes_to_a_person_at_once(int status)
    {
        await FaultAsync(RecordFaultKind.Refuse, times: 1, method: "POST", status: status);

        Assert.Equal("refused-by-record", await RefusalAsync(Filings.Of(Patient)));
        await NothingAsync();
    }

    [Theory]
    [InlineData(307)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task An_unknown_end_waits_and_nothing_is_lost(int status)
    {
        var order = Filings.Of(Patient);
        await FaultAsync(RecordFaultKind.Refuse, times: 1, method: "POST", status: status);

        await UnavailableAsync(order);
        await NothingAsync();
        await FileAsync(order);

        await SingleEntryAsync();
    }

    [Theory]
    [InlineData(409)]
    [InlineData(412)]
    public async Task An_answer_that_says_it_exists_is_looked_into(int status)
    {
        await FaultAsync(RecordFaultKind.Refuse, times: 1, method: "POST", status: status);

        await FileAsync(Filings.Of(Patient));

        await SingleEntryAsync();
        Assert.Equal(2, await CountAsync("POST transaction"));
    }

    [Fact]
    public async Task A_record_that_says_it_exists_and_never_shows_it_is_left_for_later()
    {
        await FaultAsync(RecordFaultKind.Refuse, times: null, method: "POST", status: 412);

        await UnavailableAsync(Filings.Of(Patient));

        Assert.Equal(3, await CountAsync("POST transaction"));
    }

    [Fact]
    public async Task A_write_to_something_removed_goes_to_a_person()
    {
        await FaultAsync(RecordFaultKind.Refuse, times: 1, method: "POST", status: 410);

        Assert.Equal("removed-in-record", await RefusalAsync(Filings.Of(Patient)));
        await NothingAsync();
    }

    [Fact]
    public async Task A_token_that_is_refused_once_is_fetched_anew()
    {
        await FaultAsync(RecordFaultKind.Refuse, times: 1, method: "POST", status: 401);

        await FileAsync(Filings.Of(Patient));

        await SingleEntryAsync();
    }

    [Fact]
    public async Task A_token_for_another_audience_opens_nothing()
    {
        var wrong = Records.Of(Records.Seed[0], audience: Records.South.FhirAudience);
        await using var services = Records.Serve([wrong]);
        var record = (Domain.Filing.ICareRecord)services.GetService(typeof(Domain.Filing.ICareRecord))!;

        await Assert.ThrowsAsync<Domain.Outcomes.UnavailableException>(
            () => record.FileAsync(wrong, Filings.Of(Patient), CancellationToken.None));

        await NothingAsync();
    }

    [Fact]
    public async Task A_record_without_create_by_update_is_left_alone_until_somebody_sets_it_up()
    {
        await Control.SwitchAsync(honoursIfNoneMatch: false, updateCreates: false, CancellationToken.None);

        await UnavailableAsync(Filings.Of(Patient));

        await NothingAsync();
    }
}
