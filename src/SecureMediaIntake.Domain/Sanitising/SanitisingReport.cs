using System.Text.Json;
using System.Text.Json.Serialization;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>
/// What became of one upload, as the worker vouches for it: what came in, what went, what was kept, by which means, and which checks the result
/// passed. Kept sealed beside the item; docs/sanitising-report.schema.json describes its JSON.
/// </summary>
/// <remarks>
/// The sandbox's word (<see cref="SandboxReport"/>) gives what was found and the facts, since nobody else read the original. Hashes, sizes,
/// versions, settings, checks and verdict are the worker's own knowledge, so a decoder that was taken over cannot write them.
/// </remarks>
public sealed record SanitisingReport
{
    /// <summary>Version of the form. A reader refuses every other.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Largest report in bytes. A test holds a full one of a video within half of it; sealed and in Base64 the limit fills half of a row.</summary>
    public const int MostBytes = MediaLimits.KeptReportBytes;

    /// <summary>Deepest nesting: the report, its settings, their list, its members.</summary>
    public const int Depth = 4;

    public required int Version { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required SanitisingVerdict Verdict { get; init; }

    /// <summary>Null when the file passed.</summary>
    public ReportedRefusal? Refusal { get; init; }

    /// <summary>By its bytes, not by its name; null when they were of no kind that we know.</summary>
    [JsonConverter(typeof(NamesOnly<MediaKind>))]
    public MediaKind? Kind { get; init; }

    public required ReportedOriginal Original { get; init; }

    public required IReadOnlyList<ReportedRendition> Renditions { get; init; }

    /// <summary>What came in beside the picture; null when the file was refused before anybody looked.</summary>
    public FoundMetadata? Found { get; init; }

    /// <summary>Groups of <see cref="Found"/> that went: all of them, as the checks prove. Empty when nothing was made.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>What was kept of the file's data, as facts.</summary>
    public MediaFacts? Facts { get; init; }

    public required ScanState Scan { get; init; }

    public required string Sandbox { get; init; }

    public required IReadOnlyList<ToolVersion> Tools { get; init; }

    /// <summary>What was chosen about a video; null for a photo, which has no choices.</summary>
    public SanitisingOptions? Options { get; init; }

    public required SanitisingSettings Settings { get; init; }

    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>The report about files that passed every check.</summary>
    public static SanitisingReport Passed(DateTimeOffset now, MediaKind kind, ReportedOriginal original, ScanState scan, SanitisedMedia media, SanitisingWork work) => new()
    {
        Version = CurrentVersion,
        MadeAt = now,
        Verdict = SanitisingVerdict.Passed,
        Kind = kind,
        Original = original,
        Renditions = [.. media.Files.Select(file => new ReportedRendition(file.Part, file.ContentType, file.Length, file.Sha256Hex, file.Width, file.Height))],
        Found = media.Report.Found,
        Removed = [.. FoundGroups.Of(media.Report.Found).Select(group => group.Name)],
        Facts = media.Report.Facts,
        Scan = scan,
        Sandbox = work.Sandbox,
        Tools = work.Tools,
        Options = work.Options,
        Settings = work.Settings,
        Checks = work.Checks,
    };

    /// <summary>The report about a file of which nothing was kept.</summary>
    public static SanitisingReport Refused(
        DateTimeOffset now, MediaKind? kind, ReportedOriginal original, ScanState scan, ReportedRefusal why, FoundMetadata? found, SanitisingWork work) => new()
    {
        Version = CurrentVersion,
        MadeAt = now,
        Verdict = SanitisingVerdict.Refused,
        Refusal = why,
        Kind = kind,
        Original = original,
        Renditions = [],
        Found = found,
        Removed = [],
        Scan = scan,
        Sandbox = work.Sandbox,
        Tools = work.Tools,
        Options = work.Options,
        Settings = SanitisingSettings.None,
        Checks = work.Checks,
    };

    /// <exception cref="InvalidOperationException">It is larger than what is kept.</exception>
    public byte[] ToJson()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, SanitisingReportJson.Default.SanitisingReport);
        return json.Length <= MostBytes ? json : throw new InvalidOperationException($"A sanitising report has {json.Length} bytes; {MostBytes} can be kept.");
    }

    /// <remarks>
    /// Of the form above to the last member; but the limits of today do not judge what was true when it was written, and nobody but the
    /// worker can have written it: it was sealed.
    /// </remarks>
    /// <exception cref="InvalidDataException">It is of another version, or does not hold together.</exception>
    public static SanitisingReport Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SanitisingReportJson.Default.SanitisingReport) is { Version: CurrentVersion } report && report.HoldsTogether()
                ? report
                : throw new InvalidDataException($"A stored sanitising report is not of version {CurrentVersion}, or does not hold together.");
        }
        catch (JsonException)
        {
            // Its message may quote the report.
            throw new InvalidDataException($"A stored sanitising report is not of the form of version {CurrentVersion}.");
        }
    }

    private bool HoldsTogether() => Verdict is SanitisingVerdict.Passed
        ? Refusal is null && Kind is not null && Renditions.Count > 0 && Found is not null && Facts is not null
            && Removed.SequenceEqual(FoundGroups.Of(Found).Select(group => group.Name))
            && Checks.Count > 0 && Checks.All(check => check.Result is CheckEnd.Passed)
        : Refusal is not null && Renditions.Count == 0 && Removed.Count == 0 && Checks.All(check => check.Result is CheckEnd.NotReached);
}
