using System.Diagnostics.Metrics;

using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.Storage.Access;
using SecureMediaIntake.Storage.Health;
using SecureMediaIntake.Storage.Inbox;
using SecureMediaIntake.Storage.KeyVault;
using SecureMediaIntake.Storage.Links;
using SecureMediaIntake.Storage.Requests;
using SecureMediaIntake.Storage.Sealing;
using SecureMediaIntake.Storage.Uploads;
using SecureMediaIntake.Storage.Webhooks;

namespace SecureMediaIntake.Storage;

/// <summary>Puts Azure Tables, Blobs, Queues and Key Vault behind the ports of Domain.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers every adapter, and the checks that stop the start. Wants from the container: a <see cref="TokenCredential"/> and an
    /// IHostEnvironment; takes an <see cref="HttpPipelineTransport"/> if there is one (tests).
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Meter(JourneyMeter.Name));
        services.TryAddSingleton<JourneyMeter>();
        AddOptions<StorageOptions>(services, configuration, StorageOptions.Section);
        AddOptions<MediaQueuesOptions>(services, configuration, MediaQueuesOptions.Section);
        AddOptions<VaultOptions>(services, configuration, VaultOptions.Section);

        AddClients(services);
        AddVault(services);

        services.AddSingleton<TableRequestStore>();
        services.AddSingleton<IRequestStore>(of => new CountedRequests(
            new FollowedRequests(of.GetRequiredService<TableRequestStore>(), of.GetServices<IFollowUp>()), of.GetRequiredService<JourneyMeter>()));
        services.AddSingleton<IListedRequests, TableListedRequests>();
        services.AddSingleton<IRequestIndex, TableRequestIndex>();
        services.AddSingleton<IPipelineQueues, QueuePipeline>();
        services.AddSingleton<ILinkIndex, TableLinkIndex>();
        services.AddSingleton<ITextLimit, TableTextLimit>();
        services.AddSingleton<IEndedSessions, TableEndedSessions>();
        services.AddSingleton<TableDirectory>();
        services.AddSingleton<IDirectory>(of => of.GetRequiredService<TableDirectory>());
        services.AddSingleton<IDirectoryEditor>(of => of.GetRequiredService<TableDirectory>());
        services.AddSingleton<ChangePeople>();
        services.AddSingleton<IRequestLists, TableRequestLists>();
        services.AddSingleton<TableDeliveries>();
        services.AddSingleton<IDeliveries>(of => of.GetRequiredService<TableDeliveries>());
        services.AddSingleton<ISubscriptions>(of => of.GetRequiredService<TableDeliveries>());
        services.AddSingleton<DelegationKeys>();
        services.AddSingleton<BlobRights>();
        services.AddSingleton<ReceivedCopies>();
        services.AddSingleton<IUploadBlobs, BlobUploads>();
        services.AddSingleton<IPostedUploads, PostedUploads>();
        services.AddSingleton<IOriginals, BlobOriginals>();
        services.AddSingleton<IRenditions, BlobRenditions>();
        return services;
    }

    private static void AddOptions<TOptions>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.TryAddSingleton<OptionsValidators>();
        services.AddSingleton(provider => (IValidateOptions<TOptions>)(object)provider.GetRequiredService<OptionsValidators>());
    }

    private static void AddClients(IServiceCollection services)
    {
        services.AddSingleton(provider => new StorageClients(
            provider.GetRequiredService<TokenCredential>(), provider.GetRequiredService<Meter>(), provider.GetService<HttpPipelineTransport>()));
        services.AddSingleton<BlobServiceClient>(provider =>
            provider.GetRequiredService<StorageClients>().Blobs(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSingleton(provider => new IntakeAccount(
            provider.GetRequiredService<StorageClients>().Intake(provider.GetRequiredService<IOptions<StorageOptions>>().Value)));
        services.AddSingleton<TableServiceClient>(provider =>
            provider.GetRequiredService<StorageClients>().Tables(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSingleton<QueueServiceClient>(provider =>
            provider.GetRequiredService<StorageClients>().Queues(provider.GetRequiredService<IOptions<MediaQueuesOptions>>().Value));
    }

    private static void AddVault(IServiceCollection services)
    {
        services.AddSingleton(provider => new VaultClient(
            provider.GetRequiredService<IOptions<VaultOptions>>().Value.Uri,
            provider.GetRequiredService<TokenCredential>(),
            provider.GetRequiredService<StorageClients>().Bounded(new VaultClientOptions())));
        services.AddSingleton<VaultKeys>();
        services.AddSingleton<OpenedKeys>();
        services.AddSingleton<IRecordKeys, VaultRecordKeys>();
        services.AddSingleton<IPersonMarks, VaultPersonMarks>();
        services.AddSingleton<IWebhookSecrets, VaultWebhookSecrets>();
        services.AddSingleton(provider => new VaultInspection(provider.GetRequiredService<VaultClient>()));
        services.AddSingleton(provider => new StorageInspection(
            provider.GetRequiredService<BlobServiceClient>(),
            provider.GetRequiredService<IntakeAccount>(),
            provider.GetRequiredService<TableServiceClient>(),
            provider.GetRequiredService<QueueServiceClient>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new StorageHealth(
            provider.GetRequiredService<BlobServiceClient>(),
            provider.GetRequiredService<IntakeAccount>(),
            provider.GetRequiredService<TableServiceClient>(),
            provider.GetRequiredService<QueueServiceClient>(),
            provider.GetRequiredService<VaultClient>(),
            provider.GetRequiredService<IOptions<VaultOptions>>()));
    }
}
