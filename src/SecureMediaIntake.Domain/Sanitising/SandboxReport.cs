using System.Text.Json;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>
/// What the Sanitiser says about one file. It is the hostile side's word: it may mislead about what was found, but it never chooses a path,
/// a limit or a verdict.
/// </summary>
/// <remarks>
/// On the way out of the sandbox it is <c>report.json</c>: at most <see cref="MostBytes"/>, at most <see cref="Depth"/> deep, enumerations by name,
/// bounded integers, booleans and one time pattern. An unknown or repeated member, a missing one or a value out of bounds refuses the whole.
/// </remarks>
public sealed record SandboxReport
{
    /// <summary>Largest report in bytes. A video's had 1,053.</summary>
    public const int MostBytes = MediaLimits.SandboxReportBytes;

    /// <summary>Deepest nesting: the report, its lists, their members.</summary>
    public const int Depth = 3;

    /// <summary>Most files that one run makes: kept, poster, thumbnail and the stills of a video.</summary>
    public const int MostFiles = 3 + Filmstrip.MostStills;

    /// <summary>Why nothing was made; null when the files were made.</summary>
    public RefusalCause? Refusal { get; init; }

    /// <summary>Null when the file was refused before they were known.</summary>
    public MediaFacts? Facts { get; init; }

    public required FoundMetadata Found { get; init; }

    public required IReadOnlyList<ReportedFile> Files { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, SandboxReportJson.Default.SandboxReport);

    /// <returns>The report, or null when it is not exactly of the form above.</returns>
    public static SandboxReport? Read(ReadOnlySpan<byte> json, DateTimeOffset now)
    {
        if (json.Length > MostBytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(json, SandboxReportJson.Default.SandboxReport) is { } report && report.IsBounded(now)
                ? report
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsBounded(DateTimeOffset now) =>
        Found.IsBounded && (Facts?.IsBounded(now) ?? Refusal is not null)
        && Files.Count <= MostFiles && Files.All(file => file.IsBounded)
        && Files.Select(file => file.Part).Distinct().Count() == Files.Count
        && (Refusal is null ? Files.Count > 0 : Files.Count == 0);
}

/// <summary>One file that the Sanitiser made, and its size in pixels. Its name follows from the part, never from the report.</summary>
public sealed record ReportedFile(RenditionPart Part, int Width, int Height)
{
    internal bool IsBounded => Width is >= 1 and <= MediaLimits.ImagePixels && Height is >= 1 and <= MediaLimits.ImagePixels;
}
