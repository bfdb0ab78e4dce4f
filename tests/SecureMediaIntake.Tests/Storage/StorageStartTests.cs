using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.KeyVault;
using Xunit;

namespace SecureMediaIntake.Tests.Storage;

/// <summary>Bad settings stop the start, each by its name.</summary>
public sealed class StorageStartTests
{
    private static readonly Dictionary<string, string?> Azure = new()
    {
        ["Storage:BlobServiceUri"] = "https://account.blob.core.windows.net",
        ["Storage:IntakeServiceUri"] = "https://intake.blob.core.windows.net",
        ["Storage:TableServiceUri"] = "https://account.table.core.windows.net",
        ["MediaQueues:queueServiceUri"] = "https://account.queue.core.windows.net",
        ["Vault:Uri"] = "https://vault.vault.azure.net/",
        ["Vault:ServiceKey"] = "service",
        ["Vault:ServiceSecret"] = "service-secret",
    };

    [Fact]
    public async Task Azures_own_addresses_start_with_the_narrow_right()
    {
        await using var services = Start(Environments.Production, Azure);

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.True(services.GetRequiredService<IOptions<StorageOptions>>().Value.BlockOnlyRights);
    }

    [Theory]
    [InlineData("Storage:BlobServiceUri", "https://127.0.0.1:10000/world")]
    [InlineData("Storage:IntakeServiceUri", null)]
    [InlineData("Storage:IntakeServiceUri", "https://127.0.0.1:10000/world")]
    [InlineData("Storage:UploadAddress", "https://media.example.nhs.uk/u")]
    [InlineData("Storage:UploadAddress", "http://media.example.nhs.uk/u/")]
    [InlineData("Storage:TableServiceUri", "http://account.table.core.windows.net")]
    [InlineData("MediaQueues:queueServiceUri", "https://storage.example/devstoreaccount1")]
    [InlineData("Vault:Uri", "https://localhost:8443/")]
    [InlineData("Vault:Uri", null)]
    [InlineData("Vault:ServiceKey", "")]
    [InlineData("Vault:ServiceSecret", "a/b")]
    public async Task A_bad_setting_stops_the_start_in_production(string setting, string? value)
    {
        await using var services = Start(Environments.Production, new(Azure) { [setting] = value });

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith($"{setting} ", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_local_world_starts_in_development()
    {
        await using var services = Start(
            Environments.Development, new(Azure) { ["Storage:BlobServiceUri"] = "https://127.0.0.1:10000/world", ["Vault:Uri"] = "https://127.0.0.1:1/" });

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal(1, services.GetRequiredService<IOptions<VaultOptions>>().Value.Uri.Port);
    }

    private static ServiceProvider Start(string environment, Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IHostEnvironment>(new NamedEnvironment { EnvironmentName = environment })
        .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();

    private sealed class NamedEnvironment : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
