namespace SecureMediaIntake.SystemTests.Telemetry;

/// <summary>Sentences that somebody types, each told apart from the next, and each planted.</summary>
internal sealed class PlantedWords(Canaries canaries)
{
    private int _number;

    public string Of(string what)
    {
        var words = $"planted {what} {++_number:D3} heliotrope quince";
        canaries.Add(what, words);
        return words;
    }
}
