namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Exif writes local time as <c>2026:03:01 09:10:11</c>, with blanks for what is not known, and, if at all, the offset as <c>+01:00</c> in a field
/// of its own. Parts of a second are dropped: no clinician asks for them.
/// </summary>
internal static class ExifTime
{
    private const int DateLength = 10;

    private const int TimeLength = 19;

    private const int OffsetLength = 6;

    public static CaptureTime? Parse(string? time, string? offset)
    {
        if (time is not { Length: >= DateLength })
        {
            return null;
        }

        var date = time[..DateLength].Replace(':', '-');
        if (time.Length < TimeLength || string.IsNullOrWhiteSpace(time[DateLength..TimeLength].Replace(':', ' ')))
        {
            return CaptureTime.TryParse(date, out var day) ? day : null;
        }

        var local = string.Concat(date, "T", time.AsSpan(DateLength + 1, TimeLength - DateLength - 1));
        var zone = offset is { Length: >= OffsetLength } ? offset[..OffsetLength] : string.Empty;
        return CaptureTime.TryParse(local + zone, out var captured) || CaptureTime.TryParse(local, out captured) ? captured : null;
    }
}
