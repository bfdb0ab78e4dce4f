using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>Every way in which sharing can be refused.</summary>
public static class ShareProblems
{
    public static Problem OrganisationIsMissing { get; } = new("share-organisation-missing", ProblemKind.Invalid, "Select an organisation");

    public static Problem RecipientIsMissing { get; } = new("share-recipient-missing", ProblemKind.Invalid, "Select who to share with");

    public static Problem ItemsAreMissing { get; } = new("share-items-missing", ProblemKind.Invalid, "Select at least 1 file");

    public static Problem WhyIsMissing { get; } = new("share-why-missing", ProblemKind.Invalid, "Enter why you are sharing");

    public static Problem WhyIsTooLong { get; } =
        new("share-why-too-long", ProblemKind.Invalid, $"Why you are sharing must be {ShareRules.MaxWhy} characters or less");

    public static Problem WhyHasNumber { get; } =
        new("share-why-has-number", ProblemKind.Invalid, "Your reason contains a phone number or NHS number. Take it out.");

    public static Problem DaysAreWrong { get; } = new("share-days-invalid", ProblemKind.Invalid, "Select until when: 24 hours, 7 days or 30 days");
}
