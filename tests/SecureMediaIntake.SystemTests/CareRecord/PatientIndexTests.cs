using System.Text.Json.Nodes;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.CareRecord;
using SecureMediaIntake.LocalWorld.Composition;
using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

[Collection(RecordServerCollection.Name)]
public sealed class PatientIndexTests(RecordServer records) : FilingTest(records)
{
    private SeedPatient Died => Records.Seed[0].Patients[4];

    [Fact]
    public async Task Every_living_patient_in_use_is_found_by_number_and_birth_date()
    {
        foreach (var (organisation, seed) in new[] { (Records.North, Records.Seed[0]), (Records.South, Records.Seed[1]) })
        {
            foreach (var patient in seed.Patients.Where(patient => patient.Active && !patient.Deceased))
            {
                var found = Assert.IsType<Outcome<PatientFacts>.Ok>(await FindAsync(patient, organisation)).Value;

                Assert.Equal((patient.Id, patient.Family, string.Join(' ', patient.Given)), (found.RecordId, found.Family, found.Given));
                Assert.Equal((patient.NhsNumber, patient.BirthDate), (found.NhsNumber, found.BirthDate));
                Assert.NotNull(found.RecordVersion);
            }
        }
    }

    [Fact]
    public async Task The_number_travels_in_a_body_only()
    {
        await FindAsync(Patient);

        Assert.Equal(1, await CountAsync("POST Patient"));
        Assert.Equal(0, await CountAsync("GET Patient"));
    }

    [Fact]
    public async Task Another_birth_date_finds_nobody() =>
        Assert.Equal("no-patient", Refusal(await FindAsync(Patient with { BirthDate = Patient.BirthDate.AddDays(1) })));

    [Fact]
    public async Task Another_organisations_patient_is_nobody() =>
        Assert.Equal("no-patient", Refusal(await FindAsync(Records.Seed[1].Patients[0])));

    [Fact]
    public async Task A_record_no_longer_in_use_finds_nobody() =>
        Assert.Equal("no-patient", Refusal(await FindAsync(Records.Seed[1].Patients[4], Records.South)));

    [Fact]
    public async Task Somebody_who_died_is_said_to_have_died() => Assert.Equal("patient-died", Refusal(await FindAsync(Died)));

    [Fact]
    public async Task Two_records_with_one_number_are_for_the_records_team()
    {
        await CopyAsync("a-second", copy => copy["birthDate"] = "1990-01-01");

        Assert.Equal("two-patients", Refusal(await FindAsync(Patient)));
    }

    [Fact]
    public async Task A_replaced_record_gives_way_to_the_one_that_replaced_it()
    {
        await CopyAsync(Patient.Id, copy => copy["link"] = new JsonArray(
            new JsonObject { ["type"] = "replaced-by", ["other"] = new JsonObject { ["reference"] = "Patient/a-second" } }));
        Assert.Equal("no-patient", Refusal(await FindAsync(Patient)));

        await CopyAsync("a-second", copy => copy.AsObject().Remove("link"));
        Assert.Equal("a-second", Assert.IsType<Outcome<PatientFacts>.Ok>(await FindAsync(Patient)).Value.RecordId);
    }

    [Fact]
    public async Task More_records_than_fit_on_one_page_are_still_too_many()
    {
        for (var copy = 0; copy < 25; copy++)
        {
            await CopyAsync($"copy-{copy}", _ => { });
        }

        Assert.Equal("two-patients", Refusal(await FindAsync(Patient)));
    }

    [Theory]
    [InlineData(RecordFaultKind.Refuse, 503)]
    [InlineData(RecordFaultKind.Refuse, 400)]
    [InlineData(RecordFaultKind.Refuse, 404)]
    [InlineData(RecordFaultKind.Reset, null)]
    [InlineData(RecordFaultKind.Fail, 500)]
    public async Task A_record_that_does_not_answer_is_not_taken_for_an_unknown_patient(RecordFaultKind fault, int? status)
    {
        await FaultAsync(fault, times: 1, status: status);

        await Assert.ThrowsAsync<UnavailableException>(() => FindAsync(Patient));
    }

    private Task<Outcome<PatientFacts>> FindAsync(SeedPatient patient, Organisation? organisation = null) => Records.Get<IPatientIndex>()
        .FindAsync(organisation ?? Records.North, NhsNumber.TryParse(patient.NhsNumber)!, patient.BirthDate, CancellationToken.None);

    private static string Refusal(Outcome<PatientFacts> answer) => Assert.IsType<Outcome<PatientFacts>.Refused>(answer).Problem.Code;

    private async Task CopyAsync(string id, Action<JsonNode> change)
    {
        var patient = (await AllAsync("Patient")).Single(one => (string?)one["id"] == Patient.Id);
        patient["id"] = id;
        change(patient);
        await PutAsync(patient);
    }
}
