using SecureMediaIntake.Storage;
using Xunit;

namespace SecureMediaIntake.Tests.Storage;

/// <summary>A development service in production stops the start; so does an address that would carry a key.</summary>
public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("https://account.blob.core.windows.net", false, true)]
    [InlineData("https://127.0.0.1:10000/world0123", true, true)]
    [InlineData("https://127.0.0.1:10000/world0123", false, false)]
    [InlineData("https://localhost/world", false, false)]
    [InlineData("https://[::1]/world", false, false)]
    [InlineData("https://storage.example/devstoreaccount1", false, false)]
    [InlineData("https://devstoreaccount1.blob.core.windows.net", false, false)]
    [InlineData("http://account.blob.core.windows.net", false, false)]
    [InlineData("http://127.0.0.1:10000/world", true, false)]
    [InlineData("https://account.blob.core.windows.net?sig=abc", true, false)]
    [InlineData("https://user:password@account.blob.core.windows.net", true, false)]
    [InlineData("account", true, false)]
    public void Only_an_https_address_of_a_real_service_passes(string address, bool development, bool good)
    {
        var problem = ServiceAddress.Problem("Storage:BlobServiceUri", new(address, UriKind.RelativeOrAbsolute), development);

        Assert.Equal(good, problem is null);
        Assert.True(good || problem!.StartsWith("Storage:BlobServiceUri ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_address_is_named() =>
        Assert.StartsWith("Vault:Uri is missing", ServiceAddress.Problem("Vault:Uri", null, development: true), StringComparison.Ordinal);
}
