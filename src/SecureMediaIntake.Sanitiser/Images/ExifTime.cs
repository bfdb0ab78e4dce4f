using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>EXIF 2.32 writes local time as <c>2026:03:01 09:10:11</c> and, if at all, the offset as <c>+01:00</c> in a field of its own.</summary>
internal static class ExifTime
{
    private const int TimeLength = 19;

    private const int OffsetLength = 6;

    /// <summary>Longer values are cut: NetVips appends its own rendering of the field in brackets.</summary>
    public static CaptureTime? Parse(string? time, string? offset)
    {
        if (time is not { Length: >= TimeLength })
        {
            return null;
        }

        var local = string.Concat(time[..10].Replace(':', '-'), "T", time.AsSpan(11, 8));
        var zone = offset is { Length: >= OffsetLength } ? offset[..OffsetLength] : string.Empty;
        if (!CaptureTime.TryParse(local + zone, out var captured) && !CaptureTime.TryParse(local, out captured))
        {
            return null;
        }

        return captured.IsPlausible(TimeProvider.System.GetUtcNow()) ? captured : null;
    }
}
