using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>
/// Encrypts what is kept of an item anew, for an item of another request: a blob that was only renamed would not open there, and should not. Killed anywhere it
/// leaves blobs under random names that nobody knows, as sealing does.
/// </summary>
public sealed class Reseal(IRenditions renditions)
{
    /// <param name="from">What is kept now, and under which key.</param>
    /// <param name="to">Under which key and as which item it shall be kept.</param>
    /// <exception cref="UnavailableException">Storage does not answer.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">What is kept is not what was sealed.</exception>
    public async Task<Rendition> RunAsync((Rendition Rendition, RecordKey Key) from, (ItemId Item, RecordKey Key) to, CancellationToken cancellation)
    {
        var parts = new List<SealedPart>();

        foreach (var part in from.Rendition.Parts)
        {
            await using var plain = new RenditionStream(renditions, from.Key, SealPurpose.Of(from.Rendition.Item, part.Part), part);
            var receipt = await renditions.SealAsync(to.Key, SealPurpose.Of(to.Item, part.Part), plain, cancellation);
            parts.Add(part with { Blob = receipt.Blob, ETag = receipt.ETag, KeyId = receipt.KeyId });
            CrashPoint.Hit("Repair.part-resealed.after");
        }

        return from.Rendition with
        {
            Item = to.Item,
            Parts = parts,
            Report = SealedReport.Seal(from.Rendition.OpenReport(from.Key), to.Key),
        };
    }
}
