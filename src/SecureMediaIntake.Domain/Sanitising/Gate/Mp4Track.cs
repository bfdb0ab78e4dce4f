namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>What the movie header says about one track, filled while it is walked.</summary>
internal sealed class Mp4Track
{
    public required bool IsVideo { get; init; }

    public required uint Number { get; init; }

    public required Mp4Allowed Allowed { get; init; }

    /// <summary>In pixels; 0 for sound.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>Of the track on the movie's clock: milliseconds, because the movie's timescale is 1,000.</summary>
    public uint TrackMilliseconds { get; set; }

    /// <summary>Ticks a second of the track's own clock; never 0 after the walk.</summary>
    public uint Timescale { get; set; }

    /// <summary>In ticks.</summary>
    public uint MediaTicks { get; set; }

    /// <summary>Longest time from one sample to the next, in ticks.</summary>
    public uint LongestSampleTicks { get; set; }

    /// <summary>Ticks by which the first picture is shown later than it is decoded.</summary>
    public uint FirstShownAt { get; set; }

    /// <summary>Bits a second that the sample entry states: most, and on average.</summary>
    public uint MaximumRate { get; set; }

    public uint AverageRate { get; set; }

    /// <summary>Bytes of each sample, in order.</summary>
    public uint[] SampleSizes { get; set; } = [];

    /// <summary>Numbers, from 1 and ascending, of the samples that a player may start at; null if at all of them.</summary>
    public uint[]? SyncSamples { get; set; }

    /// <summary>Runs of samples that lie side by side in the file.</summary>
    public Mp4Chunk[] Chunks { get; set; } = [];
}
