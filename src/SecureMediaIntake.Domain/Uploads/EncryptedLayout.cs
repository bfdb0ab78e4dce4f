namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// The layout in which browsers and this service encrypt: Azure Storage client-side encryption v2. Regions of nonce (12 bytes) ‖ AES-256-GCM
/// of at most 4 MiB ‖ tag (16 bytes).
/// </summary>
/// <remarks>https://learn.microsoft.com/azure/storage/blobs/client-side-encryption</remarks>
public static class EncryptedLayout
{
    public const int RegionBytes = 4 * 1024 * 1024;
    public const int NonceBytes = 12;
    public const int TagBytes = 16;

    /// <summary>"2.0" padded with zeros to 8 bytes, which stands before the 32-byte content key in the wrapped bytes.</summary>
    public static ReadOnlySpan<byte> WrappedPrefix => "2.0\0\0\0\0\0"u8;

    /// <summary>Length in storage of <paramref name="plain"/> bytes.</summary>
    public static long EncryptedLength(long plain) =>
        plain + (Math.Max(1, (plain + RegionBytes - 1) / RegionBytes) * (NonceBytes + TagBytes));
}
