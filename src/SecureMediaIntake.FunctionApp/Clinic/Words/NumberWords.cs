using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>What somebody should know of a number before a text goes to it.</summary>
internal static class NumberWords
{
    /// <summary>Days within which a new number is worth a word: a number that was given away is one that changed lately.</summary>
    private const int Lately = 28;

    /// <param name="facts">Null where the record did not answer.</param>
    /// <param name="isForAnother">Whether somebody else answers for the patient: then it is theirs, as it should be.</param>
    /// <returns>Nothing where there is nothing to say.</returns>
    public static IEnumerable<string> WarningsOf(NumberFacts? facts, bool isForAnother, DateTimeOffset now)
    {
        if (facts is null)
        {
            yield return "We could not look for this number in the health record. Check it with the patient";
            yield break;
        }

        if (facts.OtherRecords > 0)
        {
            yield return $"This number is on {Sizes.Plural(facts.OtherRecords, "other record")}";
        }

        if (facts is { IsContacts: true } && !isForAnother)
        {
            yield return "The record has it as the number of somebody else: a relative or carer";
        }
        else if (facts is { IsOnRecord: false, IsContacts: false } && !isForAnother)
        {
            yield return "This number is not on the patient's record";
        }

        if (facts.Since is { } since && UkTime.DayOf(now).DayNumber - since.DayNumber is >= 0 and < Lately and var days)
        {
            yield return days == 0 ? "It changed today" : $"It changed {Sizes.Plural(days, "day")} ago";
        }
    }
}
