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

    /// <summary>As typed, on one line. Where a line ended is a gap: without it two words would become one that nobody wrote.</summary>
    public static string OneLine(string? typed) => string.Join(
        ' ', (typed ?? string.Empty).Split(['\r', '\n', '\t', '\u2028', '\u2029'], Cut).Select(part => string.Concat(part.Where(letter => !char.IsControl(letter)))));

    private const StringSplitOptions Cut = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
}
