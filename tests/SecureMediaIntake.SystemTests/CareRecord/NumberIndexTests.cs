using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.CareRecord;

using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>Whose number it is, asked of a real record.</summary>
[Collection(RecordServerCollection.Name)]
public sealed class NumberIndexTests(RecordServer records) : FilingTest(records)
{
    private const string Mobile = "+447700900101";

    [Fact]
    public async Task The_patients_own_number_is_on_their_record_and_no_other() =>
        Assert.Equal(new NumberFacts(0, IsOnRecord: true, IsContacts: false, Since: null), await ReadAsync(Mobile));

    [Fact]
    public async Task A_number_on_other_records_is_counted_however_they_write_it()
    {
        await PutAsync(1, telecom: new() { ["system"] = "phone", ["value"] = "+44 7700 900101" });
        await PutAsync(2, telecom: new() { ["system"] = "phone", ["value"] = "07700900101" });
        await PutAsync(3, telecom: new() { ["system"] = "phone", ["value"] = "07700 900101", ["use"] = "old" });

        Assert.Equal(2, (await ReadAsync(Mobile)).OtherRecords);
    }

    [Fact]
    public async Task Who_is_not_in_use_any_more_does_not_count()
    {
        await PutAsync(1, telecom: new() { ["system"] = "phone", ["value"] = "07700 900101" }, isActive: false);

        Assert.Equal(0, (await ReadAsync(Mobile)).OtherRecords);
    }

    [Fact]
    public async Task Since_when_it_is_there_and_whether_it_is_a_relatives_is_read_too()
    {
        await PutAsync(0, telecom: new() { ["system"] = "phone", ["value"] = "07700 900177", ["period"] = new JsonObject { ["start"] = "2026-11-20" } }, contact: "07700 900178");

        Assert.Equal(new NumberFacts(0, IsOnRecord: true, IsContacts: false, Since: new(2026, 11, 20)), await ReadAsync("+447700900177"));
        Assert.Equal(new NumberFacts(0, IsOnRecord: false, IsContacts: true, Since: null), await ReadAsync("+447700900178"));
        Assert.Equal(new NumberFacts(0, IsOnRecord: false, IsContacts: false, Since: null), await ReadAsync(Mobile));
    }

    [Theory]
    [InlineData(RecordFaultKind.Refuse, 400)]
    [InlineData(RecordFaultKind.Fail, 500)]
    public async Task A_record_that_does_not_answer_says_nothing_about_a_number(RecordFaultKind fault, int status)
    {
        await FaultAsync(fault, times: null, method: "POST", status: status);

        await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(Mobile));
    }

    private Task<NumberFacts> ReadAsync(string mobile) => Records.Get<INumberIndex>().ReadAsync(
        Records.North, mobile, new(Patient.NhsNumber, Patient.Family, "", Patient.BirthDate, Patient.Id, null), CancellationToken.None);

    private async Task PutAsync(int patient, JsonObject telecom, string? contact = null, bool isActive = true)
    {
        var id = Records.Seed[0].Patients[patient].Id;
        var resource = (await AllAsync("Patient")).Single(one => (string?)one["id"] == id);
        resource["telecom"] = new JsonArray(telecom);
        resource["active"] = isActive;

        if (contact is not null)
        {
            resource["contact"] = new JsonArray(new JsonObject { ["telecom"] = new JsonArray(new JsonObject { ["system"] = "phone", ["value"] = contact }) });
        }

        await PutAsync(resource);
    }
}
