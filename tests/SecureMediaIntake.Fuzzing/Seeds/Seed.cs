namespace SecureMediaIntake.Fuzzing.Seeds;

/// <summary>One sound file to start from.</summary>
/// <param name="Format">Line of the summary, such as <c>jpeg</c> or <c>mov-hevc</c>.</param>
internal sealed record Seed(string Format, byte[] Bytes);
