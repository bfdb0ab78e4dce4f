namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>What the gate says about one video, and what it measured on the way. The measures are 0 where the video did not pass.</summary>
/// <param name="Passed">Every byte was accounted for.</param>
/// <param name="Finding">Stable kebab-case code of the first thing that was wrong; null if it passed. Never content of the file.</param>
/// <param name="Width">In pixels, as tables and sequence parameters agree.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Duration">Of the picture track.</param>
/// <param name="Frames">Pictures in the picture track.</param>
/// <param name="HasSound">There is a sound track.</param>
public sealed record Mp4Verdict(bool Passed, string? Finding, int Width, int Height, TimeSpan Duration, int Frames, bool HasSound)
{
    internal static Mp4Verdict Fail(string finding) => new(false, finding, 0, 0, TimeSpan.Zero, 0, false);
}
