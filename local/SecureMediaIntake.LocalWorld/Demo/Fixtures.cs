namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>Makes what a phone would send, for a demo without files: a photo with place and maker notes, a HEIC, a video with a place.</summary>
internal static class Fixtures
{
    public static async Task<IReadOnlyList<string>> MakeAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var (jpeg, heic, mov) = (Path.Combine(folder, "photo.jpg"), Path.Combine(folder, "phone.heic"), Path.Combine(folder, "clip.mov"));

        // Moving shapes and a ramp: flat colours would hide what a codec or a wrong orientation does.
        await FfmpegAsync(["-f", "lavfi", "-i", "testsrc2=size=1600x1200", "-frames:v", "1", "-q:v", "2", jpeg], cancellation);
        await MakerNote.AddAsync(jpeg, cancellation);
        await Tool.RunAsync("exiftool", [
            "-overwrite_original", "-n", "-GPSLatitude=55.9", "-GPSLatitudeRef=N", "-GPSLongitude=-3.2", "-GPSLongitudeRef=W",
            "-Make=Test", "-Model=Test Phone", "-SerialNumber=0000001", "-DateTimeOriginal=2026:11:20 10:11:12", "-OffsetTimeOriginal=+00:00",
            "-XMP:Creator=Test", "-IPTC:Keywords=test", "-Comment=test", "-Orientation=6", jpeg], cancellation);
        await Tool.RunAsync("heif-enc", ["-q", "80", jpeg, "-o", heic], cancellation);
        await FfmpegAsync([
            "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30", "-f", "lavfi", "-i", "sine=frequency=440", "-t", "3",
            "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+use_metadata_tags",
            "-metadata", "com.apple.quicktime.location.ISO6709=+55.9-003.2/", "-metadata", "com.apple.quicktime.make=Test",
            "-metadata", "title=test", mov], cancellation);
        return [jpeg, heic, mov];
    }

    private static Task<string> FfmpegAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        Tool.RunAsync("ffmpeg", ["-nostdin", "-hide_banner", "-loglevel", "error", "-y", .. arguments], cancellation);
}
