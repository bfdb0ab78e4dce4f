using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.LocalWorld.CareRecord;

using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>An entry of the wrong patient, taken out of a real record.</summary>
[Collection(RecordServerCollection.Name)]
public sealed class WithdrawalTests(RecordServer records) : FilingTest(records)
{
    [Fact]
    public async Task It_stays_as_entered_in_error_and_shows_nothing_of_what_it_was()
    {
        var order = Filings.Of(Patient);
        await FileAsync(order);
        var before = Assert.Single(await AllAsync("DocumentReference"));

        Assert.True(await WithdrawAsync(order));
        Assert.True(await WithdrawAsync(order));

        var after = Assert.Single(await AllAsync("DocumentReference"));
        Assert.Equal(("entered-in-error", "entered-in-error"), ((string?)after["status"], (string?)after["docStatus"]));
        Assert.Equal(before["identifier"]!.ToJsonString(), after["identifier"]!.ToJsonString());
        Assert.All(
            (string[])["Binary", "left leg", "url", "hash", "extension", "period"],
            word => Assert.DoesNotContain(word, after.ToJsonString(), StringComparison.Ordinal));
        var why = Assert.Single(await AllAsync("Provenance"), provenance => provenance.ToJsonString().Contains("NULLIFY", StringComparison.Ordinal));
        Assert.Equal($"DocumentReference/{after["id"]}", (string?)why["target"]![0]!["reference"]);
    }

    [Fact]
    public async Task Filed_anew_it_is_another_entry_and_the_withdrawn_one_stays_withdrawn()
    {
        var order = Filings.Of(Patient);
        await FileAsync(order);
        await WithdrawAsync(order);

        Assert.Equal("corrected-in-record", await RefusalAsync(order));
        await FileAsync(order with { Generation = 2 });

        Assert.Equal(["current", "entered-in-error"], (await AllAsync("DocumentReference")).Select(document => (string?)document["status"]).Order());
    }

    [Fact]
    public async Task What_is_not_there_is_said_not_to_be_there()
    {
        var order = Filings.Of(Patient);
        Assert.False(await WithdrawAsync(order));

        await FileAsync(order);
        await Control.DeleteAsync("DocumentReference", (string)Assert.Single(await AllAsync("DocumentReference"))["id"]!, CancellationToken.None);
        Assert.False(await WithdrawAsync(order));
    }

    [Fact]
    public async Task What_somebody_gave_to_another_patient_meanwhile_is_left_as_it_is()
    {
        var order = Filings.Of(Patient);
        await FileAsync(order);
        var document = Assert.Single(await AllAsync("DocumentReference"));
        document["subject"] = JsonNode.Parse("""{"reference":"Patient/another","identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990001383"}}""");
        await PutAsync(document);

        Assert.Equal(FilingProblems.CorrectedInRecord, Assert.IsType<Outcome<bool>.Refused>(await TryWithdrawAsync(order)).Problem);
        Assert.Equal("current", (string?)Assert.Single(await AllAsync("DocumentReference"))["status"]);
    }

    [Fact]
    public async Task An_unknown_end_is_asked_again_and_ends_the_same()
    {
        var order = Filings.Of(Patient);
        await FileAsync(order);
        await FaultAsync(RecordFaultKind.Fail, times: 1, method: "PUT");

        await Assert.ThrowsAsync<UnavailableException>(() => TryWithdrawAsync(order));
        Assert.True(await WithdrawAsync(order));
        Assert.Equal("entered-in-error", (string?)Assert.Single(await AllAsync("DocumentReference"))["status"]);
    }

    private async Task<bool> WithdrawAsync(FilingOrder order) => Assert.IsType<Outcome<bool>.Ok>(await TryWithdrawAsync(order)).Value;

    private Task<Outcome<bool>> TryWithdrawAsync(FilingOrder order) => Records.Get<ICareRecord>().WithdrawAsync(
        Records.North, new(order.Request, order.Item, order.Generation, order.Patient, order.FiledAt), CancellationToken.None);
}
