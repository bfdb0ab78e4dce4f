using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>What may be said of when and with what a photo was taken.</summary>
internal static class CaptureFacts
{
    /// <summary>A clock that was never set says nothing, rather than something wrong.</summary>
    public static CaptureTime? PlausibleTime(this ExifFacts exif) =>
        exif.CapturedAt is { } time && time.IsPlausible(TimeProvider.System.GetUtcNow()) ? time : null;

    /// <param name="exif">What the file says of its maker.</param>
    /// <param name="isPng">Phones write screenshots as PNG, and cameras never do.</param>
    /// <param name="width">As stored.</param>
    /// <param name="height">As stored.</param>
    public static CameraClass CameraOf(this ExifFacts exif, bool isPng, int width, int height) =>
        exif.Camera is CameraClass.Unknown && isPng && CameraRules.IsScreen(width, height) && !exif.HasDevice ? CameraClass.Screenshot : exif.Camera;
}
