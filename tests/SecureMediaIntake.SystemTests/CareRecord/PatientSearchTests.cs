using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.Composition;

using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>C3 against a real FHIR server: by number, or by name and date of birth.</summary>
[Collection(RecordServerCollection.Name)]
public sealed class PatientSearchTests(RecordServer records) : FilingTest(records)
{
    private SeedPatient Died => Records.Seed[0].Patients[4];

    [Fact]
    public async Task A_patient_is_found_by_number_and_by_name_whatever_its_case_also_who_has_died()
    {
        foreach (var patient in new[] { Patient, Died })
        {
            var byNumber = Assert.IsType<Outcome<PatientFacts>.Ok>(await ByNumberAsync(patient.NhsNumber)).Value;
            var byName = Assert.IsType<Outcome<PatientFacts>.Ok>(await ByNameAsync(patient.Family.ToLowerInvariant(), patient.BirthDate)).Value;

            Assert.Equal((patient.Id, patient.NhsNumber, patient.BirthDate), (byNumber.RecordId, byNumber.NhsNumber, byNumber.BirthDate));
            Assert.Equal(byNumber, byName);
        }

        Assert.Equal(0, await CountAsync("GET Patient"));
    }

    [Fact]
    public async Task The_beginning_of_a_name_another_day_and_another_organisations_patient_find_nobody()
    {
        Assert.Equal("patient-not-found", Refusal(await ByNameAsync(Patient.Family[..4], Patient.BirthDate)));
        Assert.Equal("patient-not-found", Refusal(await ByNameAsync(Patient.Family, Patient.BirthDate.AddDays(1))));
        Assert.Equal("patient-not-found", Refusal(await ByNameAsync("Test\\,Nobody|$", Patient.BirthDate)));
        Assert.Equal("patient-not-found", Refusal(await ByNumberAsync(Records.Seed[1].Patients[0].NhsNumber)));
    }

    private static string Refusal(Outcome<PatientFacts> outcome) => Assert.IsType<Outcome<PatientFacts>.Refused>(outcome).Problem.Code;

    private Task<Outcome<PatientFacts>> ByNumberAsync(string number) =>
        Records.Get<IPatientSearch>().ByNumberAsync(Records.North, NhsNumber.TryParse(number)!, CancellationToken.None);

    private Task<Outcome<PatientFacts>> ByNameAsync(string family, DateOnly birthDate) =>
        Records.Get<IPatientSearch>().ByNameAsync(Records.North, family, birthDate, CancellationToken.None);
}
