using System.Text.Json.Nodes;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.LocalWorld.CareRecord;
using SecureMediaIntake.LocalWorld.Composition;
using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>What people did in the record stays done.</summary>
[Collection(RecordServerCollection.Name)]
public sealed class FilingCorrectionTests(RecordServer records) : FilingTest(records)
{
    [Theory]
    [InlineData("status", "entered-in-error")]
    [InlineData("status", "superseded")]
    [InlineData("description", "Somebody else's words")]
    public async Task A_corrected_entry_is_not_overwritten(string element, string value)
    {
        var order = await GivenAFilingAsync();
        var document = Assert.Single(await AllAsync("DocumentReference"));
        document[element] = value;
        await PutAsync(document);

        Assert.Equal("corrected-in-record", await RefusalAsync(order));

        Assert.Equal(value, (string?)Assert.Single(await AllAsync("DocumentReference"))[element]);
        Assert.Equal(1, await CountAsync("POST transaction"));
    }

    [Theory]
    [InlineData("DocumentReference")]
    [InlineData("Provenance")]
    public async Task A_removed_entry_is_not_written_again(string type)
    {
        var order = await GivenAFilingAsync();
        await Control.DeleteAsync(type, (string)Assert.Single(await AllAsync(type))["id"]!, CancellationToken.None);

        Assert.Equal("removed-in-record", await RefusalAsync(order));

        Assert.Empty(await AllAsync(type));
        Assert.Equal(1, await CountAsync("POST transaction"));
    }

    [Fact]
    public async Task What_is_withdrawn_between_our_look_and_our_write_stays_withdrawn_where_the_record_honours_create_only()
    {
        var order = await GivenAFilingAsync();
        var withdrawn = Assert.Single(await AllAsync("DocumentReference"));
        var provenance = Assert.Single(await AllAsync("Provenance"));
        withdrawn["status"] = "entered-in-error";
        await Control.ResetAsync(CancellationToken.None);
        await Control.SwitchAsync(honoursIfNoneMatch: true, updateCreates: true, CancellationToken.None);
        await Control.AddFaultAsync(
            new(RecordFaultKind.Slow) { Delay = TimeSpan.FromSeconds(2), Methods = ["POST"], Times = 1 }, CancellationToken.None);

        var filing = RefusalAsync(order);
        while (await CountAsync("POST transaction") == 0 && !filing.IsCompleted)
        {
            // The write is on its way once the record has counted it.
        }

        await PutAsync(provenance);
        await PutAsync(withdrawn);

        Assert.Equal("corrected-in-record", await filing);
        Assert.Equal("entered-in-error", (string?)Assert.Single(await AllAsync("DocumentReference"))["status"]);
    }

    [Fact]
    public async Task A_second_live_entry_of_the_same_item_is_shown_to_a_person_and_a_withdrawn_one_is_not()
    {
        var order = await GivenAFilingAsync();
        var copy = Assert.Single(await AllAsync("DocumentReference"));
        copy["id"] = "a-copy";
        await PutAsync(copy);

        Assert.Equal("read-back-differs", await RefusalAsync(order));

        copy["status"] = "entered-in-error";
        await PutAsync(copy);
        await FileAsync(order);
    }

    [Fact]
    public async Task A_patient_whose_number_changed_gets_no_photo()
    {
        await ChangePatientAsync(patient => patient["identifier"]![0]!["value"] = "9990001383");

        Assert.Equal("patient-changed", await RefusalAsync(Filings.Of(Patient)));
        await NothingAsync();
    }

    [Fact]
    public async Task A_patient_no_longer_in_use_gets_no_photo()
    {
        await ChangePatientAsync(patient => patient["active"] = false);

        Assert.Equal("patient-changed", await RefusalAsync(Filings.Of(Patient)));
        await NothingAsync();
    }

    [Fact]
    public async Task A_patient_who_is_gone_gets_no_photo()
    {
        await Control.DeleteAsync("Patient", Patient.Id, CancellationToken.None);

        Assert.Equal("patient-changed", await RefusalAsync(Filings.Of(Patient)));
        Assert.Equal("patient-changed", await RefusalAsync(Filings.Of(Patient with { Id = "never-was" })));
        await NothingAsync();
    }

    [Fact]
    public async Task After_a_merge_the_survivor_gets_the_photo_when_the_number_is_the_same()
    {
        await GivenASurvivorAsync(Patient.NhsNumber);

        await FileAsync(Filings.Of(Patient));

        Assert.Equal("Patient/survivor", (string?)(await SingleEntryAsync())["subject"]!["reference"]);
    }

    [Fact]
    public async Task What_was_filed_before_a_merge_stays_filed()
    {
        var order = await GivenAFilingAsync();
        await GivenASurvivorAsync(Patient.NhsNumber);

        await FileAsync(order);

        Assert.Equal($"Patient/{Patient.Id}", (string?)(await SingleEntryAsync())["subject"]!["reference"]);
    }

    [Fact]
    public async Task After_a_merge_into_another_number_nobody_gets_the_photo()
    {
        await GivenASurvivorAsync("9990001383");

        Assert.Equal("patient-changed", await RefusalAsync(Filings.Of(Patient)));
        await NothingAsync();
    }

    [Theory]
    [InlineData("Patient/north-patient-1")]
    [InlineData("https://elsewhere.example/fhir/Patient/survivor")]
    [InlineData("Patient/../DocumentReference")]
    public async Task A_merge_that_leads_in_a_circle_or_away_is_not_followed(string target)
    {
        await ChangePatientAsync(patient => patient["link"] = Link(target));

        Assert.Equal("patient-changed", await RefusalAsync(Filings.Of(Patient)));
        await NothingAsync();
    }

    private async Task<FilingOrder> GivenAFilingAsync()
    {
        var order = Filings.Of(Patient);
        await FileAsync(order);
        return order;
    }

    private async Task GivenASurvivorAsync(string number)
    {
        var survivor = await PatientAsync();
        survivor["id"] = "survivor";
        survivor["identifier"]![0]!["value"] = number;
        await PutAsync(survivor);
        await ChangePatientAsync(patient =>
        {
            patient["active"] = false;
            patient["link"] = Link("Patient/survivor");
        });
    }

    private async Task ChangePatientAsync(Action<JsonNode> change)
    {
        var patient = await PatientAsync();
        change(patient);
        await PutAsync(patient);
    }

    private async Task<JsonNode> PatientAsync() => (await AllAsync("Patient")).Single(patient => (string?)patient["id"] == Patient.Id);

    private static JsonArray Link(string target) =>
        new(new JsonObject { ["type"] = "replaced-by", ["other"] = new JsonObject { ["reference"] = target } });
}
