using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>What the worker writes into the report about its own part.</summary>
internal static class WorkDone
{
    /// <summary>The checks that a file must pass; <see cref="OutputGate"/> and <see cref="VideoInspection"/> throw where it does not.</summary>
    private static readonly Check[] OfPhoto = [Check.JpegWalk, Check.SecondReader];

    private static readonly Check[] OfVideo = [Check.Mp4Walk, Check.JpegWalk, Check.SecondReader, Check.Exiftool];

    /// <param name="facts">Of files that came through every check; null when no check was reached, since nothing was there to check.</param>
    public static SanitisingWork On(
        SandboxKind sandbox, SniffedMedia sniffed, SanitisingOptions options, IReadOnlyList<ToolVersion> tools, MediaFacts? facts)
    {
        var (isVideo, end) = (sniffed.Kind is MediaKind.Video, facts is null ? CheckEnd.NotReached : CheckEnd.Passed);
        return new()
        {
            Sandbox = sandbox is SandboxKind.Landlock ? "landlock" : "bubblewrap",
            Tools = tools,
            Options = isVideo ? options : null,
            Settings = facts is null ? SanitisingSettings.None : SanitisingSettings.Of(sniffed.Kind, facts),
            Checks = [.. (isVideo ? OfVideo : OfPhoto).Select(check => new CheckResult(check, end))],
        };
    }
}
