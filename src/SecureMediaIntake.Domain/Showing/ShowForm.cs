using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>What a clinician fills in to show media to the patient or a person outside, as typed.</summary>
/// <param name="Press">Made by the page: the same again is the same link.</param>
/// <param name="Word">The agreed word; null to ask for the patient's date of birth.</param>
public sealed record ShowForm(
    IReadOnlyList<ItemId> Items, bool ToAnother, string? Name, string? Relation, string? Mobile, string? Email, int Days, string? Word, string Language, string? Press)
{
    public override string ToString() => "show form";
}

/// <summary>Exactly who would see what until when: the guard shows it, and showing does it.</summary>
/// <param name="Name">Of the patient, or of whom it is for.</param>
/// <param name="MayShowPrivateArea">Whether a private area was asked for.</param>
public sealed record ShowPlan(
    string Name, string? Relation, string Mobile, string Email, IReadOnlyList<ItemId> Items, DateTimeOffset Until, bool ToAnother, string Language, bool MayShowPrivateArea)
{
    public DateOnly LastDay => UkTime.DayOf(Until.AddTicks(-1));

    public override string ToString() => "show plan";
}
