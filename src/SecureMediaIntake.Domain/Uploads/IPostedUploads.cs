using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>A posted photo as it lies encrypted in <c>upload</c>, not committed.</summary>
/// <param name="Length">Plain bytes.</param>
/// <param name="BlockSize">Bytes of every block but the last.</param>
/// <param name="Digest">SHA-256 over the SHA-256 of the blocks, lower-case hexadecimal.</param>
/// <param name="WrappedKey">The content key, which nobody else has, under the request's upload key; base64.</param>
public sealed record StagedPhoto(long Length, int BlockSize, string Digest, string WrappedKey);

/// <summary>Does for a browser without script what the page's script does: encrypts a file for the request's upload key, in the same layout.</summary>
public interface IPostedUploads
{
    /// <summary>
    /// Reads, encrypts and stages region by region: of the plain bytes no more than one region is ever held, and in memory only.
    /// </summary>
    /// <param name="photo">Read once, to its end or to <see cref="UploadLimits.MaxPostedBytes"/>; not disposed.</param>
    /// <returns>What lies staged; or <see cref="UploadProblems.Empty"/> or <see cref="UploadProblems.PostedTooLarge"/>.</returns>
    /// <exception cref="UnavailableException">Storage does not answer. Blocks that lie there are for the sweep: no row names them, and their key is gone.</exception>
    Task<Outcome<StagedPhoto>> StageAsync(UploadPlace place, UploadKey key, Stream photo, CancellationToken cancellation);
}
