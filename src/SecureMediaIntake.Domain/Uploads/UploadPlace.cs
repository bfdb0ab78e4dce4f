using System.Buffers.Text;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>Where one upload's blocks go: a blob of its own, and the start of its blocks' ids. Both random, so that no two attempts ever mix.</summary>
public sealed record UploadPlace(string Blob, string BlockIdPrefix)
{
    private const int PrefixBytes = 9;

    public static UploadPlace New(RequestId request) =>
        new(UploadNames.New(request), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PrefixBytes)));
}
