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

    public static Problem SecondIsMissing { get; } = new("share-second-missing", ProblemKind.Invalid, "Choose who must agree");

    public static Problem NobodyCanAgree { get; } = new(
        "share-nobody-can-agree", ProblemKind.Invalid, "Nobody else in your organisation can agree. Only a senior clinician who did not ask for these photos can");

    public static Problem AnswerIsMissing { get; } = new("share-answer-missing", ProblemKind.Invalid, "Select if you agree");

    public static Problem SecondIsSomebodyElse { get; } = new("share-second-is-somebody-else", ProblemKind.Conflict, "Somebody else was asked to agree");

    public static Problem AlreadyAnswered { get; } = new("share-already-answered", ProblemKind.Conflict, "This was already answered");

    public static Problem TooLateToAnswer { get; } =
        new("share-too-late-to-answer", ProblemKind.Conflict, "It is too late to answer: the 4 hours are over, or it was stopped");

    public static Problem ChangedMeanwhile { get; } = new(
        "share-changed-meanwhile", ProblemKind.Conflict,
        "This can no longer be shared as it was asked: a file was hidden, or one of the two people may not do this any more. Refuse it");
}
