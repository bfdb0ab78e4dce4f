using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>Every way in which showing can be refused.</summary>
public static class ShowProblems
{
    public static Problem ItemsAreMissing { get; } = new("show-items-missing", ProblemKind.Invalid, "Select at least 1 file");

    public static Problem NameIsMissing { get; } =
        new("show-name-missing", ProblemKind.Invalid, $"Enter the person's name, of at most {ShowRules.MaxName} characters");

    public static Problem RelationIsMissing { get; } =
        new("show-relation-missing", ProblemKind.Invalid, $"Enter what they are to the patient, in at most {ShowRules.MaxName} characters");

    public static Problem MobileIsWrong { get; } = new("show-mobile-invalid", ProblemKind.Invalid, "Enter a UK mobile number");

    public static Problem EmailIsWrong { get; } =
        new("show-email-invalid", ProblemKind.Invalid, "Enter an email address in the correct format, like name@example.com");

    public static Problem DaysAreWrong { get; } = new("show-days-invalid", ProblemKind.Invalid, $"Select until when: 1 to {ShowRules.MaxDays} days");

    public static Problem WordIsWrong { get; } = new("show-word-invalid", ProblemKind.Invalid, "Enter the word that you agreed, in letters only");

    public static Problem LanguageIsWrong { get; } = new("show-language-invalid", ProblemKind.Invalid, "Select a language");

    public static Problem PressIsMissing { get; } = new("show-press-missing", ProblemKind.Invalid, "Open this page again before you send");

    public static Problem PrivateAreaOfChild { get; } = new(
        "show-private-area-of-child", ProblemKind.Invalid, "You cannot show these. They may show a private area of a person under 18");

    public static Problem NoEmails { get; } = new("show-no-emails", ProblemKind.Invalid, "This service cannot send e-mails yet, and the numbers go by e-mail");

    public static Problem TooMany { get; } = new("show-too-many", ProblemKind.Invalid, $"There are {ShowRules.MaxLive} links for this request already. Stop one first");
}
