namespace SecureMediaIntake.Domain.Requests;

/// <summary>What somebody wrote beside an act that stands in the trail. A row for each act: the trail keeps the fact, erasure takes the words.</summary>
public sealed record SaidRow : IRow
{
    public const string Prefix = "said:";

    /// <summary>The purpose under which it is sealed.</summary>
    public const string Purpose = "said";

    /// <summary>Longest, in characters: one line.</summary>
    public const int MaxLength = 100;

    public string RowKey => KeyOf(Operation.Value);

    /// <summary>The operation that wrote it: its line in the trail carries the same.</summary>
    public required OperationId Operation { get; init; }

    public required SealedText Words { get; init; }

    public static string KeyOf(string operation) => Prefix + operation;

    /// <summary>As typed, on one line.</summary>
    public static string OneLine(string? typed) => string.Concat((typed ?? string.Empty).Where(letter => !char.IsControl(letter))).Trim();
}
