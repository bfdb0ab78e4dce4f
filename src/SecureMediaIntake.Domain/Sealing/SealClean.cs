using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>Encrypts clean files under the record key, each under a new random name: a crash leaves names that nobody knows, never half a rendition.</summary>
public sealed class SealClean(IRenditions renditions)
{
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    public async Task<IReadOnlyList<SealedPart>> RunAsync(
        SanitisedMedia media, ItemId item, RecordKey key, CancellationToken cancellation)
    {
        var parts = new List<SealedPart>();

        foreach (var file in media.Files)
        {
            await using var bytes = File.OpenRead(file.Path);
            var receipt = await renditions.SealAsync(key, SealPurpose.Of(item, file.Part), bytes, cancellation);
            parts.Add(new(
                file.Part, receipt.Blob, file.ContentType, file.Length, file.Sha256Hex, receipt.ETag, receipt.KeyId, file.Width, file.Height));
        }

        return parts;
    }
}
