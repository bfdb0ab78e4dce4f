using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Clinic.Words;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

public sealed class NumberWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<NumberFacts?, bool, string[]> Cases => new()
    {
        { new(0, true, false, null), false, [] },
        { new(0, false, false, null), true, [] },
        { new(0, false, true, null), true, [] },
        { new(1, true, false, null), false, ["This number is on 1 other record"] },
        { new(2, true, false, new(2026, 2, 26)), false, ["This number is on 2 other records", "It changed 3 days ago"] },
        { new(0, false, true, null), false, ["The record has it as the number of somebody else: a relative or carer"] },
        { new(0, false, false, null), false, ["This number is not on the patient's record"] },
        { new(0, true, false, new(2026, 3, 1)), false, ["It changed today"] },
        { new(0, true, false, new(2026, 2, 2)), false, ["It changed 27 days ago"] },
        { new(0, true, false, new(2026, 2, 1)), false, [] },
        { null, false, ["We could not look for this number in the health record. Check it with the patient"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_gives_cause_to_ask_is_said_and_nothing_else(NumberFacts? facts, bool isForAnother, string[] said) =>
        Assert.Equal(said, NumberWords.WarningsOf(facts, isForAnother, Now));
}
