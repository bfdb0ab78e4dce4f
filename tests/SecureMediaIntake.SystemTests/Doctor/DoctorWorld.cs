using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Doctor;

/// <summary>One world with the published app for the doctor: healthy, and broken in one place at a time.</summary>
public sealed class DoctorWorld : IAsyncLifetime
{
    internal World World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Path.Combine(JourneyWorld.Published, "smi")), "Publish the function app first: ./run publish.");
        World = await World.StartAsync(new() { ScriptRoot = JourneyWorld.Published }, new Progress<string>(), CancellationToken.None);

        // As "./run dev" waits for nothing: the app tries its sandbox and scanner first.
        using var client = World.CreateClient();
        await Eventually.TrueAsync(async () => (await client.GetAsync(new Uri(World.PublicOrigin, "/api/health/ready"))).IsSuccessStatusCode, "the app is ready");
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>The app's settings, some of them otherwise; an empty value leaves one out.</summary>
    internal IReadOnlyDictionary<string, string> With(params (string Name, string Value)[] settings)
    {
        var all = World.AppSettings.ToDictionary(StringComparer.Ordinal);

        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all.Where(one => one.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
    }
}

/// <summary>One world for the doctor and the other commands of smi.</summary>
[CollectionDefinition(Name)]
public sealed class DoctorTestGroup : ICollectionFixture<DoctorWorld>
{
    public const string Name = "Command line";
}
