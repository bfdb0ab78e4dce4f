using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>One world without the function app, for the tests of what is around it.</summary>
public sealed class PartsWorld : IAsyncLifetime
{
    /// <summary>An origin for tests that serve a page with sign-in themselves.</summary>
    public Uri OtherOrigin { get; } = new($"https://localhost:{FreePort.Find()}");

    public World World { get; private set; } = null!;

    public async Task InitializeAsync() =>
        World = await World.StartAsync(new() { MoreOrigins = [OtherOrigin] }, new Progress<string>(), CancellationToken.None);

    public async Task DisposeAsync() => await World.DisposeAsync();
}

/// <summary>Classes that share one <see cref="PartsWorld"/>; their tests run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PartsWorldCollection : ICollectionFixture<PartsWorld>
{
    public const string Name = "World without the function app";
}
