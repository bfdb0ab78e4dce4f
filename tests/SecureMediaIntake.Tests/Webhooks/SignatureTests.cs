using System.Text;

using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.Tests.Webhooks;

/// <summary>Receivers verify with libraries that we never see: what they expect is what the specification's own tests publish.</summary>
public sealed class SignatureTests
{
    /// <summary>https://github.com/standard-webhooks/standard-webhooks, the same vector in the tests of every library.</summary>
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private const string Other = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    private static SignedEvent Sign(string secrets) => SignedEvent.Of(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), Encoding.UTF8.GetBytes("{\"test\": 2432232314}"), WebhookSecretForm.Parse(secrets));

    [Fact]
    public void The_published_vector_of_Standard_Webhooks_comes_out()
    {
        var signed = Sign(Secret);

        Assert.Equal((Signature, "1614265330", "msg_p5jXN8AQM9LWM0D4loKWxJek"), (signed.Signature, signed.Timestamp, signed.Id));
    }

    [Fact]
    public void While_one_secret_takes_the_others_place_both_sign()
    {
        var signatures = Sign($"{Other} {Secret}").Signature.Split(' ');

        Assert.Equal(2, signatures.Length);
        Assert.Equal(Sign(Other).Signature, signatures[0]);
        Assert.Equal(Signature, signatures[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRY=")]
    [InlineData("whsec_not base64")]
    [InlineData($"{Secret} {Secret} {Secret}")]
    [InlineData("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0A=")]
    public void What_is_no_secret_signs_nothing_and_is_not_quoted(string text)
    {
        var why = Assert.Throws<InvalidDataException>(() => Sign(text));

        Assert.DoesNotContain("AAEC", why.Message, StringComparison.Ordinal);
    }
}
