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

    public required bool IsHighDynamicRange { get; init; }

    public required bool HasSound { get; init; }

    public required int Orientation { get; init; }

    public required CaptureTime? CapturedAt { get; init; }

    public required FoundMetadata Found { get; init; }
}
