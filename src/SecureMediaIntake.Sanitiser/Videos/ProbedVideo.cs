using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>What a video says of itself, as far as it decides or reports anything.</summary>
internal sealed record ProbedVideo
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Null where the file states none, as browsers' recorders do.</summary>
    public required TimeSpan? Duration { get; init; }

    public required int? FramesPer1000Seconds { get; init; }

    public required VideoColour Colour { get; init; }

    public required bool HasSound { get; init; }

    /// <summary>It has sound, and nobody asked for it to go.</summary>
    public required bool KeepsSound { get; init; }

    public required PixelCap MostPixels { get; init; }

    /// <summary>Most frames a second that are kept.</summary>
    public int MostFrames => MostPixels.MostFramesFor(Duration);

    /// <summary>Its coded pictures are of the form that ours have, by what the header says.</summary>
    public required bool IsCompliant { get; init; }

    public required int Orientation { get; init; }

    public required CameraClass Camera { get; init; }

    public required CaptureTime? CapturedAt { get; init; }

    public required FoundMetadata Found { get; init; }
}
