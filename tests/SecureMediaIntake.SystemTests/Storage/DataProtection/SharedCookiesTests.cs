using System.Security.Cryptography;
using System.Xml.Linq;

using Azure.Storage.Blobs.Models;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using SecureMediaIntake.Storage.DataProtection;
using SecureMediaIntake.Storage.KeyVault;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.DataProtection;

[Collection(StorageCollection.Name)]
public sealed class SharedCookiesTests(StorageWorld world)
{
    [Fact]
    public async Task One_instance_reads_what_another_protected_and_the_key_lies_sealed()
    {
        await using var one = world.NewServices();
        await using var two = world.NewServices();

        var text = one.GetRequiredService<IDataProtectionProvider>().CreateProtector("session").Protect("who");

        Assert.Equal("who", two.GetRequiredService<IDataProtectionProvider>().CreateProtector("session").Unprotect(text));
        var keys = world.Insider("keys");
        var names = await keys.GetBlobsAsync(new GetBlobsOptions { Prefix = "data-protection/" }).Select(blob => blob.Name).ToListAsync();
        Assert.NotEmpty(names);

        foreach (var name in names)
        {
            BlobDownloadResult stored = await keys.GetBlobClient(name).DownloadContentAsync();
            var xml = XElement.Parse(stored.Content.ToString());
            Assert.Empty(xml.Descendants("masterKey"));
            Assert.Single(xml.Descendants("sealed"));
        }
    }

    [Fact]
    public async Task A_key_that_an_insider_wrapped_to_the_public_half_does_not_open()
    {
        await using var services = world.NewServices();
        var seal = services.GetRequiredService<CookieKeySeal>();
        var plain = new XElement("masterKey", "known to the insider");
        var genuine = await seal.SealAsync(plain, CancellationToken.None);
        Assert.Equal("known to the insider", (await seal.OpenAsync(genuine, CancellationToken.None)).Value);

        // Everything an insider of storage has: the public key, the format, the purpose; but a guess for the vault's secret.
        var content = RandomNumberGenerator.GetBytes(32);
        var newest = await services.GetRequiredService<VaultClient>().GetKeyAsync("service", CancellationToken.None);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, content, 32, new byte[32], "smi/cookie-keys/1"u8.ToArray());
        var body = new byte[12 + 10 + 16];
        using var cipher = new AesGcm(key, 16);
        cipher.Encrypt(body.AsSpan(0, 12), "<a>mine</a>"u8[..10], body.AsSpan(12, 10), body.AsSpan(22), "smi/cookie-keys/1"u8);
        var planted = new XElement(
            "sealed",
            new XAttribute("key", newest.KeyId),
            new XAttribute("wrapped", Convert.ToBase64String(await newest.WrapKeyAsync("RSA-OAEP-256", content))),
            Convert.ToBase64String(body));

        await Assert.ThrowsAnyAsync<CryptographicException>(() => seal.OpenAsync(planted, CancellationToken.None));
    }

    [Fact]
    public async Task The_decryptor_is_made_from_the_name_that_stands_beside_the_key()
    {
        await using var services = world.NewServices();
        var sealedKey = new VaultXmlEncryptor(services.GetRequiredService<CookieKeySeal>()).Encrypt(new XElement("masterKey", "k"));

        var decryptor = (IXmlDecryptor)Activator.CreateInstance(sealedKey.DecryptorType, services)!;

        Assert.Equal("k", decryptor.Decrypt(sealedKey.EncryptedElement).Value);
    }

    [Fact]
    public async Task Starting_reads_no_keys_so_the_ping_is_answered_before_storage_is_up()
    {
        using var network = new FaultyNetwork();
        await using var services = world.NewServices(network);
        network.LoseRequests(int.MaxValue, _ => true);

        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        Assert.Empty(network.Seen);
    }
}
