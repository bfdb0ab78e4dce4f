using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>A look at the finished files that had to find nothing. Its name is stable: reports are kept for years.</summary>
[JsonConverter(typeof(NamesOnly<Check>))]
public enum Check
{
    /// <summary>Our own walk over every byte of a JPEG: <see cref="Gate.JpegGate"/>.</summary>
    JpegWalk,

    /// <summary>Our own walk over every box and NAL unit of an MP4: <see cref="Gate.Mp4Gate"/>.</summary>
    Mp4Walk,

    /// <summary>MetadataExtractor, which others wrote.</summary>
    SecondReader,

    /// <summary>exiftool, in a sandboxed run of its own: <see cref="Gate.TagGate"/>.</summary>
    Exiftool,
}

/// <summary>How a check ended. There is no "failed": what fails a check is never sealed, so no report is kept about it.</summary>
[JsonConverter(typeof(NamesOnly<CheckEnd>))]
public enum CheckEnd
{
    /// <summary>The file was refused before there was anything to check.</summary>
    NotReached,

    Passed,
}

/// <summary>One check and how it ended, over all files that it is for.</summary>
public sealed record CheckResult(Check Name, CheckEnd Result);
