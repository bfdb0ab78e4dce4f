using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>What is kept of an item: its sanitised, sealed parts and the report. Row <c>rendition:{item}</c>.</summary>
public sealed record Rendition : IRow
{
    public const string Prefix = "rendition:";

    public string RowKey => KeyOf(Item);

    public required ItemId Item { get; init; }

    public required IReadOnlyList<SealedPart> Parts { get; init; }

    /// <summary>The <see cref="SanitisingReport"/>, sealed: when a picture was taken is the patient's own business.</summary>
    public required SealedText Report { get; init; }

    /// <summary>SHA-256 of the original as the phone had it, lower-case hexadecimal.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>Bytes of the original.</summary>
    public required long OriginalLength { get; init; }

    /// <summary>What a malware scanner said, or that there is none.</summary>
    public required ScanState Scan { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>Seconds from the claim to the clean files, and to the sealed ones: shown to whoever runs the service.</summary>
    public required double SanitiseSeconds { get; init; }

    public required double SealSeconds { get; init; }

    public static string KeyOf(ItemId item) => $"{Prefix}{item}";

    /// <exception cref="InvalidDataException">It is not of a form that this version of the service reads.</exception>
    public SanitisingReport OpenReport(RecordKey key) => SealedReport.Open(Report, key);

    public SealedPart? Find(RenditionPart part) => Parts.FirstOrDefault(p => p.Part == part);
}

/// <summary>One sealed file. What storage cannot notice by itself (a cut at a region, a swapped blob) is caught by these facts.</summary>
/// <param name="Blob">Random name in <c>renditions</c>; new for every attempt.</param>
/// <param name="Length">Bytes of the plain file: ranges and players get these numbers.</param>
/// <param name="Sha256">Of the plain file, lower-case hexadecimal: the bytes that the gate read.</param>
/// <param name="ETag">Of the sealed blob.</param>
public sealed record SealedPart(
    RenditionPart Part, string Blob, string ContentType, long Length, string Sha256, string ETag, string KeyId, int Width, int Height);
