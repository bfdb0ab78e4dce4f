using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>The few calls of Key Vault's REST protocol that the product needs.</summary>
/// <remarks>
/// Azure.Security.KeyVault.Keys cannot be had (docs/adr/0002); it implements <see cref="Azure.Core.Cryptography.IKeyEncryptionKey"/> as
/// <see cref="VaultKey"/> does, so the day it can be had, this folder shrinks. https://learn.microsoft.com/rest/api/keyvault/
/// </remarks>
internal sealed class VaultClient
{
    /// <summary>RSA-OAEP with SHA-256 and MGF1-SHA-256: RFC 7518 section 4.3.</summary>
    public const string WrapAlgorithm = "RSA-OAEP-256";

    private const string ApiVersion = "2025-07-01";

    private readonly HttpPipeline _pipeline;

    public VaultClient(Uri vault, TokenCredential credential, VaultClientOptions options)
    {
        Address = vault;
        _pipeline = HttpPipelineBuilder.Build(options, new VaultChallengePolicy(credential, vault));
    }

    public Uri Address { get; }

    /// <summary>Newest version of a key: its id and its public half.</summary>
    /// <exception cref="RequestFailedException">The vault refused; ErrorCode says why.</exception>
    public async Task<VaultKey> GetKeyAsync(string name, CancellationToken cancellation) =>
        // The trailing slash stands for "the newest version": without it some versions of the service redirect.
        Read(name, await SendAsync(RequestMethod.Get, $"/keys/{name}/", content: null, VaultJson.Default.WireKeyBundle, cancellation));

    /// <summary>Makes a new version of a key, of the same kind and size.</summary>
    /// <exception cref="RequestFailedException">The vault refused; ErrorCode says why.</exception>
    /// <remarks>https://learn.microsoft.com/rest/api/keyvault/keys/rotate-key/rotate-key</remarks>
    public async Task<VaultKey> RotateKeyAsync(string name, CancellationToken cancellation) =>
        Read(name, await SendAsync(RequestMethod.Post, $"/keys/{name}/rotate", content: null, VaultJson.Default.WireKeyBundle, cancellation));

    /// <summary>Newest version of a key of any type, with what the vault says of its use.</summary>
    /// <exception cref="RequestFailedException">The vault refused; ErrorCode says why.</exception>
    public Task<WireKeyLook> LookAtKeyAsync(string name, CancellationToken cancellation) =>
        SendAsync(RequestMethod.Get, $"/keys/{name}/", content: null, VaultJson.Default.WireKeyLook, cancellation);

    /// <summary>Newest version of a secret.</summary>
    /// <exception cref="RequestFailedException">The vault refused; ErrorCode says why.</exception>
    public async Task<string> GetSecretAsync(string name, CancellationToken cancellation) =>
        (await SendAsync(RequestMethod.Get, $"/secrets/{name}/", content: null, VaultJson.Default.WireSecret, cancellation)).Value;

    /// <summary>Has the vault unwrap what was wrapped to the public half of <paramref name="keyId"/>.</summary>
    /// <exception cref="RequestFailedException">The vault refused; ErrorCode says why.</exception>
    public Task<byte[]> UnwrapAsync(Uri keyId, ReadOnlyMemory<byte> wrapped, CancellationToken cancellation) =>
        OperateAsync(keyId, "unwrapkey", wrapped, cancellation);

    /// <summary>Has the vault wrap. The product wraps by itself; this is what shows that both ways are one.</summary>
    /// <exception cref="RequestFailedException">The vault refused; ErrorCode says why.</exception>
    public Task<byte[]> WrapAsync(Uri keyId, ReadOnlyMemory<byte> plain, CancellationToken cancellation) =>
        OperateAsync(keyId, "wrapkey", plain, cancellation);

    private VaultKey Read(string name, WireKeyBundle bundle) => VaultAddress.IsVersionOf(bundle.Key.KeyId, name, Address, out var id)
        ? new(this, id, new()
        {
            Modulus = Base64Url.DecodeFromChars(bundle.Key.Modulus),
            Exponent = Base64Url.DecodeFromChars(bundle.Key.Exponent),
        })
        : throw new InvalidDataException("The vault answered with a key of another place.");

    private async Task<byte[]> OperateAsync(Uri keyId, string operation, ReadOnlyMemory<byte> value, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new WireOperation(WrapAlgorithm, Base64Url.EncodeToString(value.Span)), VaultJson.Default.WireOperation);
        var result = await SendAsync(
            RequestMethod.Post, $"{keyId.AbsolutePath}/{operation}", RequestContent.Create(body), VaultJson.Default.WireResult, cancellation);

        return Base64Url.DecodeFromChars(result.Value);
    }

    private async Task<T> SendAsync<T>(
        RequestMethod method, string path, RequestContent? content, JsonTypeInfo<T> form, CancellationToken cancellation)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new(Address, path));
        message.Request.Uri.AppendQuery("api-version", ApiVersion);
        message.Request.Headers.Add("Accept", "application/json");

        if (content is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = content;
        }

        await _pipeline.SendAsync(message, cancellation);

        if (message.Response.Status != 200)
        {
            throw new RequestFailedException(message.Response);
        }

        return JsonSerializer.Deserialize(message.Response.Content.ToMemory().Span, form)
            ?? throw new InvalidDataException("The vault answered with nothing.");
    }
}

/// <summary>Retries, time limits and transport of the vault's client.</summary>
internal sealed class VaultClientOptions : ClientOptions;
