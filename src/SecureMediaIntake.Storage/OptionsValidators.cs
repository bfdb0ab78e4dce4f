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
        Address("Storage:TableServiceUri", options.TableServiceUri));

    public ValidateOptionsResult Validate(string? name, MediaQueuesOptions options) =>
        All(Address("MediaQueues:queueServiceUri", options.QueueServiceUri));

    public ValidateOptionsResult Validate(string? name, VaultOptions options) => All(
        Address("Vault:Uri", options.Uri),
        Name("Vault:ServiceKey", options.ServiceKey),
        Name("Vault:ServiceSecret", options.ServiceSecret));

    private string? Address(string setting, Uri? address) => ServiceAddress.Problem(setting, address, environment.IsDevelopment());

    private static string? Name(string setting, string? value) =>
        VaultAddress.IsName(value) ? null : $"{setting} must be 1 to 127 letters, digits and hyphens.";

    private static ValidateOptionsResult All(params string?[] problems) =>
        problems.OfType<string>().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
}
