namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>What an eXIf chunk says that counts: nothing else of it is kept.</summary>
/// <param name="Orientation">1 to 8; 1 where it is not stated.</param>
/// <param name="TakenAt">DateTimeOriginal as it stands, <c>yyyy:MM:dd HH:mm:ss</c> unchecked; null where it is not stated.</param>
/// <param name="Offset">OffsetTimeOriginal as it stands, <c>+hh:mm</c> unchecked; null where it is not stated.</param>
public sealed record PngExif(int Orientation, string? TakenAt, string? Offset);
