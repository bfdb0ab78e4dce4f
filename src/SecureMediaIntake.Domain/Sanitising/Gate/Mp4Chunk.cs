namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>Samples of one track that lie side by side in the file.</summary>
/// <param name="Offset">From the start of the file, in bytes.</param>
/// <param name="Length">In bytes.</param>
/// <param name="FirstSample">Index from 0 into the sizes of the track.</param>
/// <param name="Samples">How many.</param>
internal readonly record struct Mp4Chunk(Mp4Track Track, long Offset, long Length, int FirstSample, int Samples);
