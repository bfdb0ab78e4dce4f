using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>Reads what phones encrypted. Only the worker that sanitises ever asks.</summary>
public interface IOriginals
{
    /// <summary>Decrypts a received upload into a private file, region by region, and checks it against its row.</summary>
    /// <param name="uploadKey">Private half of the request's upload key.</param>
    /// <param name="path">Made anew with mode 0600; fails if it exists.</param>
    /// <returns>SHA-256 of the plain bytes; or <see cref="UploadProblems.Differs"/> when it is not what was received and hashed, or not
    /// encrypted exactly as the page does: wrong key, version, nonce order, length or tag.</returns>
    /// <exception cref="UnavailableException">Storage does not answer.</exception>
    Task<Outcome<string>> DecryptAsync(Upload upload, RSA uploadKey, string path, CancellationToken cancellation);
}
