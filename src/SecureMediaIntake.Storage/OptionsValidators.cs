using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using SecureMediaIntake.Storage.KeyVault;

namespace SecureMediaIntake.Storage;

/// <summary>Bad addresses stop the start, each with the name of its setting.</summary>
internal sealed class OptionsValidators(IHostEnvironment environment)
    : IValidateOptions<StorageOptions>, IValidateOptions<MediaQueuesOptions>, IValidateOptions<VaultOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) => All(
        Address("Storage:BlobServiceUri", options.BlobServiceUri),
        Address("Storage:TableServiceUri", options.TableServiceUri),
        Address("Storage:IntakeServiceUri", options.IntakeServiceUri),
        options.UploadAddress is { } front ? Address("Storage:UploadAddress", front) ?? Folder("Storage:UploadAddress", front) : null);

    public ValidateOptionsResult Validate(string? name, MediaQueuesOptions options) =>
        All(Address("MediaQueues:queueServiceUri", options.QueueServiceUri));

    public ValidateOptionsResult Validate(string? name, VaultOptions options) => All(
        Address("Vault:Uri", options.Uri),
        Name("Vault:ServiceKey", options.ServiceKey),
        Name("Vault:ServiceSecret", options.ServiceSecret));

    private string? Address(string setting, Uri? address) => ServiceAddress.Problem(setting, address, environment.IsDevelopment());

    // Without the slash the last part of the path would be lost when a blob's name is put after it.
    private static string? Folder(string setting, Uri address) =>
        address.AbsolutePath.EndsWith('/') ? null : $"{setting} must end with a slash.";

    private static string? Name(string setting, string? value) =>
        VaultAddress.IsName(value) ? null : $"{setting} must be 1 to 127 letters, digits and hyphens.";

    private static ValidateOptionsResult All(params string?[] problems) =>
        problems.OfType<string>().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
}
