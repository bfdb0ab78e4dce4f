using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>Who the patient is, on top of every page about them: SURNAME, First name, born 15 March 1984 (42 years), NHS number 999 123 4567.</summary>
internal sealed record PatientBar(string Name, string Born, string NhsNumber)
{
    public static PatientBar Of(PatientFacts patient, DateTimeOffset now) => new(
        PatientName.Of(patient),
        $"{UkTime.FullDate(patient.BirthDate)} ({Words.Sizes.Plural(patient.AgeOn(UkTime.DayOf(now)), "year")})",
        Domain.Requests.NhsNumber.TryParse(patient.NhsNumber)?.Spaced() ?? patient.NhsNumber);

    public override string ToString() => "patient bar";
}
