using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

using SecureMediaIntake.LocalWorld;

namespace SecureMediaIntake.SystemTests.Doctor;

/// <summary>One thing of the world broken, and put right again.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Check">The check that must name it first.</param>
/// <param name="Wrong">Words of what is wrong.</param>
/// <param name="Cure">Words of what to do.</param>
/// <param name="AlsoBy">Checks that rightly see it too.</param>
internal sealed record Sabotage(string Name, string Check, string Wrong, string Cure, Func<World, Task> Break, Func<World, Task> Mend, params string[] AlsoBy)
{
    public static IReadOnlyList<Sabotage> All { get; } =
    [
        new("a table is gone", "tables", "no such table", "Deploy infra/", world => Tables(world).DeleteTableAsync("TextCounts"), world => Tables(world).CreateTableAsync("TextCounts")),
        new("a container is gone", "containers", "no such container", "Deploy infra/", world => Blobs(world).DeleteBlobContainerAsync("trail"), world => Blobs(world).CreateBlobContainerAsync("trail")),
        new(
            "a container is public",
            "containers",
            "is public",
            "--public-access off",
            world => Blobs(world).GetBlobContainerClient("renditions").SetAccessPolicyAsync(PublicAccessType.BlobContainer),
            world => Blobs(world).GetBlobContainerClient("renditions").SetAccessPolicyAsync(PublicAccessType.None),
            "strangers"),
        new("a queue is gone", "queues", "no such queue", "Deploy infra/", world => Queue(world, "media-filed-poison").DeleteAsync(), world => Queue(world, "media-filed-poison").CreateAsync()),
        new(
            "something lies in a poison queue",
            "poison",
            "set aside and nobody took them up",
            "poison-queue.md",
            world => Queue(world, "media-sealed-poison").SendMessageAsync("e30=", visibilityTimeout: TimeSpan.FromMinutes(5)),
            world => Queue(world, "media-sealed-poison").ClearMessagesAsync()),
        new(
            "pages of another origin may write",
            "origins",
            "https://other.example",
            "CORS",
            world => world.Storage.AllowOriginAsync(new("https://other.example"), CancellationToken.None),
            world => world.Storage.AllowOriginAsync(world.PublicOrigin, CancellationToken.None)),
        new("an organisation's key is disabled", "keys", "is disabled", "--enabled true", world => Do(() => world.Vault.DisableKey(Key(world))), world => Do(() => world.Vault.EnableKey(Key(world)))),
        new("an organisation's key is gone", "keys", "There is no key", "az keyvault key recover", world => Do(() => world.Vault.DeleteKey(Key(world))), world => Do(() => world.Vault.RecoverKey(Key(world)))),
        RowSecret(),
    ];

    private static string? _secret;

    /// <summary>A secret of 16 bytes in place of 32.</summary>
    private static Sabotage RowSecret() => new(
        "a row secret is too short",
        "keys",
        "not 32 bytes",
        "list-versions",
        world =>
        {
            _secret = world.Vault.TryGetSecret(world.Seed.Organisations[0].RowSecret);
            return world.Vault.SetSecretAsync(world.Seed.Organisations[0].RowSecret, Convert.ToBase64String(new byte[16]));
        },
        world => world.Vault.SetSecretAsync(world.Seed.Organisations[0].RowSecret, _secret!));

    private static string Key(World world) => world.Seed.Organisations[0].VaultKey;

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static BlobServiceClient Blobs(World world) => new(world.Storage.Account.ConnectionString, new BlobClientOptions { Transport = new HttpClientTransport(world.CreateClient()) });

    private static TableServiceClient Tables(World world) => new(world.Storage.Account.ConnectionString, new TableClientOptions { Transport = new HttpClientTransport(world.CreateClient()) });

    private static QueueClient Queue(World world, string name) =>
        new(world.Storage.Account.ConnectionString, name, new QueueClientOptions { Transport = new HttpClientTransport(world.CreateClient()) });
}
