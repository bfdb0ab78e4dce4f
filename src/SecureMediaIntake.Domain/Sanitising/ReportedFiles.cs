namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>The upload as the phone had it.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record ReportedOriginal(string Sha256, long Bytes);

/// <summary>A file that was kept: the very bytes that the checks read.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record ReportedRendition(RenditionPart Part, string ContentType, long Bytes, string Sha256, int Width, int Height);

/// <summary>Why nothing was kept.</summary>
/// <param name="Cause">Stable kebab-case code, finer than what the patient is told.</param>
public sealed record ReportedRefusal(RefusedBy By, string Cause);
