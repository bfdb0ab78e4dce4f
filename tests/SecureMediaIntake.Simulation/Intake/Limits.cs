using SecureMediaIntake.Simulation.Engine;

namespace SecureMediaIntake.Simulation.Intake;

/// <summary>What the platform allows a deployment, and how much of it is used.</summary>
/// <param name="deployments">Separate ones, each with accounts, vault and workers of its own, that share the requests.</param>
internal sealed class Limits(int deployments)
{
    /// <summary>https://learn.microsoft.com/azure/storage/tables/scalability-targets: an account's transactions a second.</summary>
    public const double AccountPerSecond = 20_000;

    /// <summary>https://learn.microsoft.com/azure/storage/queues/scalability-targets: a queue's messages a second. Sending, taking and deleting each count here, which is the careful reading.</summary>
    public const double QueuePerSecond = 2_000;

    /// <summary>https://learn.microsoft.com/azure/key-vault/general/service-limits: 500 in 10 seconds for RSA of 3,072 bits in an HSM, as infra/modules/media-keys.bicep makes them.</summary>
    public const double VaultPerSecond = 50;
    private const double VaultWindow = 10;

    /// <summary>An assumption: nobody publishes what a hospital's record takes. A server for each 5,000 requests a day, since organisations have their own.</summary>
    public const double RecordPerSecond = 10;
    public const double RequestsOfARecord = 5_000;

    public Throttle Account { get; } = new("state account: operations", AccountPerSecond * deployments, 1);

    public Throttle Vault { get; } = new("key vault: calls", VaultPerSecond * deployments, VaultWindow);

    public IReadOnlyList<Throttle> Queues { get; } =
        [.. Enum.GetNames<Step>().Select(step => new Throttle($"queue of {step}: messages", QueuePerSecond * deployments, 1))];

    public IEnumerable<Throttle> All => [Account, Vault, .. Queues];

    public static Throttle RecordFor(double requestsPerDay) =>
        new("care record: filings", RecordPerSecond * Math.Max(1, Math.Ceiling(requestsPerDay / RequestsOfARecord)), 1);
}

/// <summary>Functions with a queue, by the figure that says what a run costs.</summary>
internal enum Step
{
    Sanitise,
    File,
    Tell,
    Check,
}
