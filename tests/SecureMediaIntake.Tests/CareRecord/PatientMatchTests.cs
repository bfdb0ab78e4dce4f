using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Requests;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.CareRecord;

public sealed class PatientMatchTests
{
    private static readonly NhsNumber Number = NhsNumber.TryParse("999 000 1014")!;
    private static readonly DateOnly Born = new(1956, 3, 14);

    [Fact]
    public void One_active_living_patient_with_this_number_and_birth_date_is_the_one()
    {
        var facts = Assert.IsType<Outcome<PatientFacts>.Ok>(PatientMatch.Choose([APatient()], Number, Born)).Value;

        Assert.Equal(new("9990001014", "TEST-ALDER", "Patient One", Born, "patient-1", "7"), facts);
    }

    [Fact]
    public void A_record_that_does_not_say_whether_it_is_in_use_is_in_use() =>
        Assert.IsType<Outcome<PatientFacts>.Ok>(PatientMatch.Choose([APatient(p => p.Active = null)], Number, Born));

    [Fact]
    public void Nobody_is_found_in_an_empty_answer() => Assert.Equal("no-patient", Refusal([]));

    [Fact]
    public void A_wrong_birth_date_finds_nobody() => Assert.Equal("no-patient", Refusal([APatient(p => p.BirthDate = "1956-03-15")]));

    [Fact]
    public void Half_a_birth_date_finds_nobody() => Assert.Equal("no-patient", Refusal([APatient(p => p.BirthDate = "1956-03")]));

    [Fact]
    public void An_inactive_record_finds_nobody() => Assert.Equal("no-patient", Refusal([APatient(p => p.Active = false)]));

    [Fact]
    public void A_replaced_record_finds_nobody() => Assert.Equal("no-patient", Refusal([APatient(Replaced)]));

    [Fact]
    public void Beside_a_replaced_record_the_survivor_is_found() =>
        Assert.IsType<Outcome<PatientFacts>.Ok>(PatientMatch.Choose([APatient(Replaced), APatient(p => p.Id = "patient-2")], Number, Born));

    [Fact]
    public void Two_active_records_are_one_too_many() => Assert.Equal("two-patients", Refusal([APatient(), APatient(p => p.Id = "patient-2")]));

    [Fact]
    public void A_birth_date_does_not_choose_between_two_records_of_one_number() =>
        Assert.Equal("two-patients", Refusal([APatient(), APatient(p => p.BirthDate = "1990-01-01")]));

    [Fact]
    public void Somebody_who_died_is_not_asked_for_photos()
    {
        Assert.Equal("patient-died", Refusal([APatient(p => p.Deceased = new FhirBoolean(true))]));
        Assert.Equal("patient-died", Refusal([APatient(p => p.Deceased = new FhirDateTime("2026-01-01"))]));
        Assert.IsType<Outcome<PatientFacts>.Ok>(PatientMatch.Choose([APatient(p => p.Deceased = new FhirBoolean(false))], Number, Born));
    }

    [Fact]
    public void Who_does_not_know_the_birth_date_does_not_learn_of_the_death() =>
        Assert.Equal("no-patient", Refusal([APatient(p => { p.Deceased = new FhirBoolean(true); p.BirthDate = "1956-03-15"; })]));

    [Fact]
    public void A_number_of_another_system_or_of_the_past_is_not_this_number()
    {
        Assert.Equal("no-patient", Refusal([APatient(p => p.Identifier[0].System = "https://elsewhere.example/number")]));
        Assert.Equal("no-patient", Refusal([APatient(p => p.Identifier[0].Use = Identifier.IdentifierUse.Old)]));
        Assert.Equal("no-patient", Refusal([APatient(p => p.Identifier[0].Value = "9990001383")]));
    }

    [Fact]
    public void A_record_without_a_name_cannot_be_confirmed_by_anybody() => Assert.Equal("no-patient", Refusal([APatient(p => p.Name = [])]));

    [Fact]
    public void The_official_name_of_today_is_shown()
    {
        var patient = APatient(p => p.Name =
        [
            new() { Use = HumanName.NameUse.Old, Family = "TEST-BEFORE" },
            new() { Use = HumanName.NameUse.Nickname, Family = "TEST-NICK" },
            new() { Use = HumanName.NameUse.Official, Family = "TEST-NOW", Given = ["A", "B"] },
        ]);

        var facts = Assert.IsType<Outcome<PatientFacts>.Ok>(PatientMatch.Choose([patient], Number, Born)).Value;

        Assert.Equal(("TEST-NOW", "A B"), (facts.Family, facts.Given));
    }

    private static string Refusal(IEnumerable<Patient> found) =>
        Assert.IsType<Outcome<PatientFacts>.Refused>(PatientMatch.Choose(found, Number, Born)).Problem.Code;

    private static void Replaced(Patient patient) =>
        patient.Link = [new() { Type = Patient.LinkType.ReplacedBy, Other = new("Patient/patient-2") }];

    private static Patient APatient(Action<Patient>? change = null)
    {
        var patient = new Patient
        {
            Id = "patient-1",
            Meta = new() { VersionId = "7" },
            Active = true,
            Identifier = [new("https://fhir.nhs.uk/Id/nhs-number", "9990001014")],
            Name = [new() { Use = HumanName.NameUse.Official, Family = "TEST-ALDER", Given = ["Patient", "One"] }],
            BirthDate = "1956-03-14",
        };
        change?.Invoke(patient);
        return patient;
    }
}
