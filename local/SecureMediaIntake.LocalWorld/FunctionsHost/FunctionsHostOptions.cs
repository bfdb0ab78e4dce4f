using System.Security.Cryptography.X509Certificates;

namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>What a <see cref="FunctionsHost"/> is started with.</summary>
internal sealed record FunctionsHostOptions
{
    /// <summary>The published folder, with host.json at its root.</summary>
    public required string ScriptRoot { get; init; }

    /// <summary>Certificate for <c>localhost</c> with its private key: TLS ends here, as it ends at Azure's front end.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>Public port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>App settings. Nothing else of the caller's environment reaches the handler but PATH, HOME and their like.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Account whose queues the triggers read, whatever their <c>connection</c> is called.</summary>
    public required string StorageConnectionString { get; init; }

    /// <summary>Authority that signed the storage server's certificate. Null: the machine's own authorities.</summary>
    public X509Certificate2? StorageAuthority { get; init; }

    /// <summary>The host's own lines and the handler's stdout and stderr are appended here.</summary>
    public required string LogFile { get; init; }

    /// <summary>Folder in which the last and next run of each timer outlive the host. Null: <c>timers</c> beside the log file.</summary>
    public string? TimerFolder { get; init; }

    public HostTimes Times { get; init; } = new();
}
