using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>What is known of an item that was refused, for the clinician who asked for it. Row <c>refusal:{item}</c>.</summary>
public sealed record Refusal : IRow
{
    public const string Prefix = "refusal:";

    public string RowKey => KeyOf(Item);

    public required ItemId Item { get; init; }

    /// <summary>The <see cref="SanitisingReport"/>, sealed.</summary>
    public required SealedText Report { get; init; }

    public static string KeyOf(ItemId item) => $"{Prefix}{item}";

    /// <exception cref="InvalidDataException">It is not of a form that this version of the service reads.</exception>
    public SanitisingReport OpenReport(RecordKey key) => SealedReport.Open(Report, key);
}
