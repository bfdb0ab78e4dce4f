using System.Globalization;

using Hl7.Fhir.Model;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Requests;

/// <summary>Reads what patients' resources say about a number.</summary>
internal static class NumberMatch
{
    /// <summary>Form of days; what is only a month or a year tells nobody how new a number is.</summary>
    private const string DateForm = "yyyy-MM-dd";

    public static NumberFacts Of(Patient own, IEnumerable<Patient> found, string mobile)
    {
        var here = own.Telecom.Where(point => Is(point, mobile)).ToList();
        var others = found.Where(patient => patient.Id != own.Id && PatientRules.IsActive(patient) && !PatientRules.IsReplaced(patient))
            .Count(patient => patient.Telecom.Any(point => Is(point, mobile)));

        return new(
            others,
            IsOnRecord: here.Count > 0,
            IsContacts: own.Contact.Any(contact => contact.Telecom.Any(point => Is(point, mobile))),
            Since: here.Select(point => DayOf(point.Period?.Start)).Max());
    }

    /// <summary>Compared as numbers: the same one is written in many ways.</summary>
    private static bool Is(ContactPoint point, string mobile) =>
        point.System is ContactPoint.ContactPointSystem.Phone or ContactPoint.ContactPointSystem.Sms
        && point.Use is not ContactPoint.ContactPointUse.Old
        && UkMobile.TryParse(point.Value) == mobile;

    private static DateOnly? DayOf(string? start) =>
        start is { Length: >= 10 } && DateOnly.TryParseExact(start[..10], DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
