using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Tests.Steps;

/// <summary>Reads what is posted and keeps its hash.</summary>
internal sealed class InMemoryPostedUploads : IPostedUploads
{
    public List<string> Sha256 { get; } = [];

    public async Task<Outcome<StagedPhoto>> StageAsync(UploadPlace place, UploadKey key, Stream photo, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await photo.CopyToAsync(bytes, cancellation);

        if (bytes.Length > UploadLimits.MaxPostedBytes)
        {
            return UploadProblems.PostedTooLarge;
        }

        Sha256.Add(Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
        return new StagedPhoto(bytes.Length, UploadLimits.MaxBlock, StepWorld.Digest, Convert.ToBase64String(new byte[UploadKey.Bits / 8]));
    }
}
