using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>How one item's bytes come in. Row <c>upload:{item}</c>.</summary>
public sealed record Upload : IRow
{
    public const string Prefix = "upload:";

    public string RowKey => KeyOf(Item);

    public required ItemId Item { get; init; }

    /// <summary>The page's own name for this pick; the same pick asked for again is the same upload.</summary>
    public required string PickId { get; init; }

    /// <summary>Epoch of the link in which it was reserved.</summary>
    public required int Epoch { get; init; }

    /// <summary>Bytes of the file, as the page says; checked when it is decrypted.</summary>
    public required long Length { get; init; }

    /// <summary>Bytes in storage: 28 more for each region of 4 MiB.</summary>
    public required long EncryptedLength { get; init; }

    public required int BlockSize { get; init; }

    public required int BlockCount { get; init; }

    /// <summary>Random start of every block id: blocks of two attempts can never be mixed.</summary>
    public required string BlockIdPrefix { get; init; }

    /// <summary>The content key, RSA-OAEP-256 to the request's upload key, base64.</summary>
    public required string WrappedKey { get; init; }

    public required string KeyId { get; init; }

    /// <summary>Random name in <c>upload</c> and in <c>received</c>.</summary>
    public required string Blob { get; init; }

    /// <summary>ETag that our own commit gave, or null before it.</summary>
    public string? CommittedETag { get; init; }

    /// <summary>SHA-256 over the SHA-256 of the blocks, as the page computed it; lower-case hexadecimal.</summary>
    public string? Digest { get; init; }

    /// <summary>ETag of the copy in <c>received</c>, or null before it.</summary>
    public string? ReceivedETag { get; init; }

    /// <summary>SHA-256 of the encrypted bytes as received, lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Committed by us and not yet received: somebody must go on with it.</summary>
    public bool IsUnderWay => CommittedETag is not null && ReceivedETag is null;

    public static string KeyOf(ItemId item) => $"{Prefix}{item}";

    /// <summary>Id of a block, as storage wants it: base64, all of one length.</summary>
    public string BlockId(int number) => BlockIds.Of(BlockIdPrefix, number);
}
