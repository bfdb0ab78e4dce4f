using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.CareRecord;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>A note between staff, in the record of the local world.</summary>
[Collection(RecordServerCollection.Name)]
public sealed class NoteFilingTests(RecordServer records) : FilingTest(records)
{
    [Fact]
    public async Task It_is_there_once_however_often_it_is_filed_with_its_words_and_without_a_name()
    {
        var filed = Filings.Of(Patient);
        var document = await FileAsync(filed);
        var order = new NoteOrder(filed.Request, 2, filed.Patient, "0123456789abcdef", filed.FiledAt, "Keep the dressing.", [document.DocumentId]);

        await FileAsync(order);
        await FileAsync(order with { Text = "Something else." });

        var note = Assert.Single(await AllAsync("Communication"));
        Assert.Equal("Keep the dressing.", (string?)note["payload"]![0]!["contentString"]);
        Assert.Equal($"Patient/{Patient.Id}", (string?)note["subject"]!["reference"]);
        Assert.Equal($"DocumentReference/{document.DocumentId}", (string?)note["about"]![0]!["reference"]);
        Assert.Equal("0123456789abcdef", (string?)note["sender"]!["identifier"]!["value"]);
        Assert.Null(note["sender"]!["display"]);
    }

    [Fact]
    public async Task An_answer_that_was_lost_makes_no_second_note()
    {
        var filed = Filings.Of(Patient);
        var order = new NoteOrder(filed.Request, 1, filed.Patient, "0123456789abcdef", filed.FiledAt, "Keep the dressing.", []);
        await FaultAsync(RecordFaultKind.Lose, times: 1, method: "PUT");

        await Assert.ThrowsAsync<UnavailableException>(() => FileAsync(order));
        await FileAsync(order);

        Assert.Single(await AllAsync("Communication"));
    }

    private async Task FileAsync(NoteOrder order) =>
        Assert.IsType<Outcome<bool>.Ok>(await Records.Get<INoteRecord>().FileAsync(Records.North, order, CancellationToken.None));
}
