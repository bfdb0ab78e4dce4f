using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>How many pictures a multi-picture JPEG says it holds (CIPA DC-007, 5.2.3): gain maps, depth, large previews, the other eye of a stereo pair.</summary>
internal static class JpegPictures
{
    /// <returns>Those beside the first.</returns>
    public static int In(ReadOnlySpan<byte> index) => FoundMetadata.Count((ExifReader.FirstNumber(index, 0xB001) ?? 1) - 1L);
}
