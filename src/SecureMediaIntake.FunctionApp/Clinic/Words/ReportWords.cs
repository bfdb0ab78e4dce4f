using System.Diagnostics;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>The sanitising report as a clinician reads it: what came in beside the picture and went, and what was done to the picture itself.</summary>
internal static class ReportWords
{
    /// <summary>The ten-second answer: what could have told where and with what it was made, by name; the rest by its count.</summary>
    public static string RemovedInWords(this FoundMetadata found)
    {
        var all = found.FoundInWords().Count;
        string[] named = [.. Said(found.Location, "where it was made"), .. Said(found.Device, "which device made it")];
        string[] parts = [.. named, .. Said(all > named.Length, named.Length > 0 ? $"{all - named.Length} more kinds of hidden data" : $"{all} kinds of hidden data")];
        return parts switch
        {
            [] => "It held no hidden data.",
            [var one] => $"Removed: {one}.".Replace(" 1 kinds ", " 1 kind ", StringComparison.Ordinal),
            [.. var first, var last] => $"Removed: {string.Join(", ", first)} and {last}.".Replace(" 1 more kinds ", " 1 more kind ", StringComparison.Ordinal),
        };
    }

    /// <summary>When it was made, beside a name that says so.</summary>
    public static string WhenInWords(this SanitisingReport report) =>
        report.Facts is { CapturedAt: null } facts ? $"Not known. {facts.CameraInWords()}".TrimEnd() : $"{report.TakenInWords()["Taken ".Length..]}.";

    /// <summary>Frames a second of the kept video as a script reads it; what is not known counts as 25.</summary>
    public static string FramesASecond(this SanitisingReport? report) =>
        ((report?.Facts?.FramesPer1000Seconds ?? 25_000) / 1000.0).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What was found and removed; empty when nothing was found.</summary>
    public static IReadOnlyList<string> FoundInWords(this FoundMetadata found) =>
    [
        .. Said(found.Location, "Location (GPS)"),
        .. Said(found.Device, "Make, model or serial number of the device"),
        .. Sized(found.MakerNoteBytes, "of the camera maker's own notes"),
        .. Counted(found.Thumbnails, "thumbnail"),
        .. Counted(found.AuxiliaryPictures, "additional picture"),
        .. Said(found.GainMap, "The HDR version of the picture. The ordinary one was kept"),
        .. Counted(found.ExifFields, "EXIF field"),
        .. Counted(found.GpsFields, "GPS field"),
        .. Sized(found.XmpBytes, "of XMP data"),
        .. Sized(found.IptcBytes, "of IPTC data (captions, names)"),
        .. Sized(found.IccBytes, "of colour profile, applied before it went"),
        .. Counted(found.Comments, "comment"),
        .. Counted(found.Tags, "named tag"),
        .. Counted(found.Tracks, "additional picture track"),
        .. Counted(found.SoundTracks, "additional sound track"),
        .. Counted(found.SubtitleTracks, "subtitle track"),
        .. Counted(found.DataTracks, "data track"),
        .. Counted(found.Attachments, "attached file"),
        .. Counted(found.Covers, "cover picture"),
        .. Counted(found.Chapters, "chapter"),
        .. Said(found.TrailerBytes > 0, $"{Sizes.OfBytes(found.TrailerBytes)} after the end of the picture"),
    ];

    public static string ColourInWords(this MediaFacts facts) => facts.Colour switch
    {
        ColourHandling.AsIs => "Colours were not changed.",
        ColourHandling.Converted => "Colours were converted from the file's own colour profile. Screen colours may differ.",
        ColourHandling.ToneMapped => "Colours were converted from HDR. Screen colours may differ.",
        _ => throw new UnreachableException($"Colour handling {facts.Colour} has no words."),
    };

    /// <remarks>EXIF 2.32, tag 0x0112: what a reader must do to show the picture upright.</remarks>
    public static string OrientationInWords(this MediaFacts facts) => facts.Orientation switch
    {
        1 => "It was upright and was not turned.",
        2 => "It was mirrored left to right, as the file said.",
        3 => "It was turned by 180 degrees, as the file said.",
        4 => "It was mirrored top to bottom, as the file said.",
        5 => "It was mirrored and turned left by 90 degrees, as the file said.",
        6 => "It was turned right by 90 degrees, as the file said.",
        7 => "It was mirrored and turned right by 90 degrees, as the file said.",
        8 => "It was turned left by 90 degrees, as the file said.",
        _ => throw new UnreachableException($"Orientation {facts.Orientation} has no words."),
    };

    /// <summary>Null while nobody knows: "unknown camera" helps no clinician.</summary>
    public static string? CameraInWords(this MediaFacts facts) => facts.Camera switch
    {
        CameraClass.Unknown => null,
        CameraClass.Phone => "Made by a phone or tablet.",
        CameraClass.Camera => "Made by a camera.",
        CameraClass.Screenshot => "A screenshot.",
        _ => throw new UnreachableException($"Camera class {facts.Camera} has no words."),
    };

    /// <summary>What a reader must know before judging the picture; mostly nothing.</summary>
    public static IReadOnlyList<string> WarningsInWords(this MediaFacts facts) =>
    [
        .. Said(facts.Damage, "The original was damaged. Part of the picture may be missing or wrong."),
        .. Said(facts.Transparency, "The original was see-through in places. They are white here."),
        .. Said(facts.Camera is CameraClass.Screenshot, "This is a screenshot. What it shows was taken elsewhere, at another time."),
        .. Said(facts.Frames > 1, $"The file held {Sizes.Plural(facts.Frames, "picture")}. Only the first was kept."),
        .. Said(facts is { Milliseconds: not null, Sound: false, SoundRemoved: false }, "The video has no sound."),
        .. Said(facts.SoundRemoved, "The sound of the video was removed, as the request asked."),
        .. Said(facts.Copied, "The pictures of the video were copied as they came and were not encoded again."),
    ];

    /// <summary>"Clean" would promise what no scanner can; "not scanned" must not be read as an all-clear either.</summary>
    public static string InWords(this ScanState scan) => scan switch
    {
        ScanState.NotScanned => "Not scanned",
        ScanState.Clean => "Scanned. Nothing was found",
        ScanState.Found => "Scanned. Something was found",
        ScanState.ScannerSilent => "Not scanned: the scanner did not answer",
        ScanState.OverLimit => "Not scanned: the file is larger than the scanner is known to check",
        ScanState.SignaturesOld => "Not scanned: the scanner's list of known viruses is out of date",
        ScanState.ScannerFailed => "Not scanned: the scanner could not check this file",
        _ => throw new UnreachableException($"Scan state {scan} has no words."),
    };

    public static string KeptSizeInWords(this SealedPart kept, MediaKind kind, MediaFacts? facts) =>
        $"{Sizes.OfPixels(kept.Width, kept.Height)}, {Sizes.OfBytes(kept.Length)}"
        + (kind == MediaKind.Video && facts?.Milliseconds is { } time ? $", {Sizes.OfTime(time)}" : string.Empty);

    private static IEnumerable<string> Said(bool it, string words) => it ? [words] : [];

    private static IEnumerable<string> Sized(int bytes, string what) => bytes > 0 ? [$"{Sizes.OfBytes(bytes)} {what}"] : [];

    private static IEnumerable<string> Counted(int count, string one) => count > 0 ? [Sizes.Plural(count, one)] : [];
}
