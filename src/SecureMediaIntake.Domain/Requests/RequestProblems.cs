using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Every way in which asking can be refused.</summary>
public static class RequestProblems
{
    public static Problem Unknown { get; } = new("request-unknown", ProblemKind.NotFound, "There is no such request.");

    public static Problem NumberHasNotTenDigits { get; } =
        new("nhs-number-length", ProblemKind.Invalid, "NHS number must have 10 digits");

    public static Problem NumberIsWrong { get; } =
        new("nhs-number-invalid", ProblemKind.Invalid, "That is not a valid NHS number. Check each digit");

    public static Problem NoPatient { get; } =
        new("no-patient", ProblemKind.Invalid, "No patient found with this NHS number and date of birth");

    public static Problem TwoPatients { get; } =
        new("two-patients", ProblemKind.Invalid, "The record holds more than one patient with this NHS number. Ask the records team");

    public static Problem PatientDied { get; } = new("patient-died", ProblemKind.Invalid, "The record says this person has died");

    public static Problem BirthDateIsMissing { get; } = new("birth-date-missing", ProblemKind.Invalid, "Enter the date of birth");

    public static Problem MobileIsWrong { get; } = new("mobile-invalid", ProblemKind.Invalid, "Enter a UK mobile number");

    public static Problem WantedIsMissing { get; } = new("wanted-missing", ProblemKind.Invalid, "Select what you need");

    public static Problem WantedIsTooLong { get; } =
        new("wanted-too-long", ProblemKind.Invalid, $"What you need must be {AskRules.MaxWanted} characters or less");

    public static Problem WhyIsMissing { get; } = new("why-missing", ProblemKind.Invalid, "Enter why you need this");

    public static Problem WhyIsTooLong { get; } =
        new("why-too-long", ProblemKind.Invalid, $"Why you need this must be {AskRules.MaxWhy} characters or less");

    public static Problem DaysAreWrong { get; } = new("days-invalid", ProblemKind.Invalid, "Select how long the link works: 1, 3, 7 or 14 days");

    public static Problem LookWithinIsWrong { get; } =
        new("look-within-invalid", ProblemKind.Invalid, "Select how soon you will look: 1, 2, 7 or 14 days");

    public static Problem TeamIsWrong { get; } = new("team-invalid", ProblemKind.Invalid, "Select who will look");

    public static Problem AnotherWayNotOffered { get; } =
        new("another-way-not-offered", ProblemKind.Invalid, "Offer an appointment first. Then select that you have offered another way");

    public static Problem PrivateAreaOfChild { get; } =
        new("private-area-of-child", ProblemKind.Invalid, "You cannot ask for this. The patient is under 18");

    public static Problem LanguageIsNotOffered { get; } = new("language-not-offered", ProblemKind.Invalid, "Select a language that this service offers");

    public static Problem WordIsWrong { get; } =
        new("word-invalid", ProblemKind.Invalid, "The agreed word must be 3 to 30 letters");

    public static Problem IsCancelled { get; } = new("request-cancelled", ProblemKind.Conflict, "This request was cancelled. Make a new request");

    /// <summary>What is asked of a patient cannot be done with photos that staff take.</summary>
    public static Problem NotOfPatient { get; } = new("taken-by-staff", ProblemKind.Conflict, "Staff took these photos. Make a new request to ask the patient");

    public static Problem RetakeReasonIsMissing { get; } = new("retake-reason-missing", ProblemKind.Invalid, "Select why you need new photos");

    public static Problem KeyReused { get; } =
        new("idempotency-key-reused", ProblemKind.Mismatch, "This key was used for a different request. Use a new key");

    public static Problem KeyIsWrong { get; } =
        new("idempotency-key-invalid", ProblemKind.Invalid, "The Idempotency-Key must be 16 to 100 characters without spaces");
}
