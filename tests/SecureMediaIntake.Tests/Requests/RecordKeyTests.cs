using System.Security.Cryptography;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Requests;

public sealed class RecordKeyTests
{
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(RecordKey.Length);
    private static readonly RequestId Request = RequestId.New();

    [Fact]
    public void What_is_sealed_opens_again()
    {
        using var key = new RecordKey(Bytes, "X26", Request);

        Assert.Equal("left leg", key.Open(key.Seal("left leg", "asked"), "asked"));
    }

    [Fact]
    public void The_same_text_never_seals_to_the_same_bytes()
    {
        using var key = new RecordKey(Bytes, "X26", Request);

        Assert.NotEqual(key.Seal("left leg", "asked"), key.Seal("left leg", "asked"));
    }

    [Fact]
    public void Nothing_opens_for_another_purpose_request_or_organisation()
    {
        using var key = new RecordKey(Bytes, "X26", Request);
        using var otherRequest = new RecordKey(Bytes, "X26", RequestId.New());
        using var otherOrganisation = new RecordKey(Bytes, "X27", Request);
        var text = key.Seal("left leg", "asked");

        Assert.ThrowsAny<CryptographicException>(() => key.Open(text, "actor-name"));
        Assert.ThrowsAny<CryptographicException>(() => otherRequest.Open(text, "asked"));
        Assert.ThrowsAny<CryptographicException>(() => otherOrganisation.Open(text, "asked"));
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        using var key = new RecordKey(Bytes, "X26", Request);
        var wrapped = key.Wrap("content key"u8, "content");

        for (var place = 0; place < wrapped.Length; place++)
        {
            var changed = wrapped.ToArray();
            changed[place] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => key.Unwrap(changed, "content"));
        }
    }

    [Fact]
    public void Too_few_bytes_are_refused_like_changed_ones()
    {
        using var key = new RecordKey(Bytes, "X26", Request);

        Assert.ThrowsAny<CryptographicException>(() => key.Unwrap(new byte[27], "content"));
    }
}
