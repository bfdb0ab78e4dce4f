using SecureMediaIntake.LocalWorld.FunctionsHost;

namespace SecureMediaIntake.LocalWorld;

/// <summary>How a <see cref="World"/> is made.</summary>
public sealed record WorldOptions
{
    /// <summary>Folder for everything the world writes. Null: <c>.world/…</c> in the checkout, named by this process.</summary>
    public string? Folder { get; init; }

    /// <summary>The published function app, with host.json at its root. Null leaves the host out, for tests of single parts.</summary>
    public string? ScriptRoot { get; init; }

    /// <summary>Public port of the site; 0 takes a free one.</summary>
    public int SitePort { get; init; }

    /// <summary>Further origins to which sign-in may send people back, for tests that serve the app themselves.</summary>
    public IReadOnlyList<Uri> MoreOrigins { get; init; } = [];

    /// <summary>App settings (names of docs/settings.md) that are added or take the place of the world's own; an empty value leaves one out.</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Keeps the folder, with logs and data, when the world stops. It is kept anyway when the world cannot start.</summary>
    public bool KeepFolder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Times of the Functions host, so that tests can shorten them.</summary>
    internal HostTimes HostTimes { get; init; } = new();
}
