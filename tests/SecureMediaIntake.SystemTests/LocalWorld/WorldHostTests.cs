using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.SystemTests.FunctionsHost;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>The world runs a published folder: settings reach the handler, its site is on the public origin, queues wake it.</summary>
[Collection(PartsWorldCollection.Name)]
public sealed class WorldHostTests : IDisposable
{
    private readonly ScriptFolder _script = new ScriptFolder().Queue("SanitiseAndSeal", "media-received");

    public void Dispose() => _script.Dispose();

    [Fact]
    public async Task The_published_folder_runs_in_the_world_and_can_be_stopped_and_started()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var world = await World.StartAsync(Options(), new Progress<string>(), patience.Token);
        using var client = world.CreateClient();
        var echo = new Uri(world.PublicOrigin, "/p/echo");

        using var environment = JsonDocument.Parse(await client.GetStringAsync(new Uri(world.PublicOrigin, "/p/environment"), patience.Token));
        Assert.All(world.AppSettings, setting => Assert.Equal(setting.Value, environment.RootElement.GetProperty(setting.Key).GetString()));

        await SendAsync(world, patience.Token);
        await world.Host!.FirstInvocationAsync(invocation => invocation.Function == "SanitiseAndSeal", patience.Token);

        var handler = world.Host.HandlerProcessId!.Value;
        await world.StopHostAsync();
        Assert.False(Directory.Exists($"/proc/{handler}"));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(echo, patience.Token));

        await world.StartHostAsync(patience.Token);
        using var again = await client.GetAsync(echo, patience.Token);
        Assert.True(again.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Three_crashes_of_the_app_are_told()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var world = await World.StartAsync(Options(), new Progress<string>(), patience.Token);
        var broken = world.BrokenAsync();
        for (var crash = 0; crash < 3; crash++)
        {
            await world.Host!.WaitUntilHandlerIsReadyAsync(patience.Token);
            await world.Host.KillHandlerAsync();
        }

        Assert.Contains("crashed three times", await broken.WaitAsync(patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_host_refuses_stops_the_whole_world_again()
    {
        _script.Host(host => host["unheardOf"] = true);
        var folder = Path.Combine(_script.Root, "world");

        var refused = await Assert.ThrowsAsync<WorldException>(
            () => World.StartAsync(Options() with { Folder = folder }, new Progress<string>(), CancellationToken.None));

        Assert.Contains("unheardOf", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await Running.MentioningAsync(folder));
        Assert.True(Directory.Exists(folder), "The logs must stay: the message names them.");
    }

    private WorldOptions Options() => new()
    {
        ScriptRoot = _script.Root,
        AppSettings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HANDLER"] = Path.Combine(
                NodeServers.Checkout, "tests", "SecureMediaIntake.SystemTests", "FunctionsHost", "handlers", "handler.mjs"),
            ["RECORD"] = _script.RecordFile,
        },
    };

    private static async Task SendAsync(World world, CancellationToken cancellation)
    {
        using var client = world.CreateClient();
        using var transport = new HttpClientTransport(client);
        var queue = new QueueClient(
            world.Storage.Account.ConnectionString,
            "media-received",
            new QueueClientOptions { Transport = transport, MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.SendMessageAsync("""{"do":"ok"}""", cancellation);
    }
}
