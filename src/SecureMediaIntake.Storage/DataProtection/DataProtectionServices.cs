using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using Azure.Storage.Blobs;

namespace SecureMediaIntake.Storage.DataProtection;

/// <summary>Lets all instances read each other's cookies.</summary>
public static class DataProtectionServices
{
    /// <summary>Name under which instances share keys, whatever folder each runs from.</summary>
    private const string Application = "SecureMediaIntake";

    /// <summary>
    /// Keeps cookie keys in the container <c>keys</c>, sealed under the vault's service key. Needs <see cref="StorageServices.AddStorage"/>.
    /// </summary>
    /// <remarks>Called after AddAuthentication and AddAntiforgery: they put back the start-up service that this takes out.</remarks>
    public static IDataProtectionBuilder PersistKeysToVaultAndBlob(this IDataProtectionBuilder builder)
    {
        builder.SetApplicationName(Application);
        builder.Services.AddSingleton<CookieKeySeal>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new BlobXmlRepository(services.GetRequiredService<BlobServiceClient>());
            options.XmlEncryptor = new VaultXmlEncryptor(services.GetRequiredService<CookieKeySeal>());
        }));

        LoadOnFirstUse(builder.Services);
        return builder;
    }

    /// <summary>
    /// Takes out the framework's service that reads the keys before the server listens: with storage away the start would outlast the Functions
    /// host's patience (30 s), and the process would be killed instead of saying what is wrong.
    /// </summary>
    private static void LoadOnFirstUse(IServiceCollection services)
    {
        var eager = services.Where(service =>
            service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Assembly == typeof(DataProtectionServiceCollectionExtensions).Assembly).ToList();

        foreach (var service in eager)
        {
            services.Remove(service);
        }
    }
}
