using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.FunctionsHost;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;
using Xunit;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>Start, kill and restart of the handler (functions-contract sections 3 and 7).</summary>
public sealed class HandlerLifeTests : HostTest
{
    [Fact]
    public async Task The_handler_gets_its_settings_and_the_hosts_variables_and_nothing_else()
    {
        Folder.Host(host => host["customHandler"]!["description"]!["arguments"]!.AsArray().Add("%UNKNOWN%"));
        var host = await StartAsync(null, ("Site__PublicOrigin", "https://media.example"));

        var seen = await ClientOf(host).GetFromJsonAsync<JsonObject>(new Uri("/p/environment", UriKind.Relative), Patience);

        Assert.Equal("https://media.example", (string?)seen!["Site__PublicOrigin"]);
        Assert.Equal(Folder.Root, (string?)seen["FUNCTIONS_APP_ROOT_PATH"]);
        Assert.Equal("custom", (string?)seen["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.Equal((string?)seen["FUNCTIONS_CUSTOMHANDLER_PORT"], (string?)seen["FUNCTIONS_HTTPWORKER_PORT"]);
        Assert.NotEmpty((string)seen["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"]!);
        Assert.All(seen, variable => Assert.DoesNotContain("VSTEST", variable.Key, StringComparison.OrdinalIgnoreCase));
        var log = await File.ReadAllTextAsync(Folder.LogFile, Patience);
        Assert.Contains("[Host.Function.Console] handler: started", log, StringComparison.Ordinal);
        Assert.Contains("[Host.Function.Console error] handler: this goes to stderr", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_third_crash_stops_the_host()
    {
        var host = await StartAsync();
        var client = ClientOf(host);

        for (var crash = 1; crash <= 2; crash++)
        {
            var lost = host.HandlerProcessId;
            Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(client, "/p/exit/1"));
            await host.WaitForNextHandlerAsync(lost, Patience);
        }

        await host.KillHandlerAsync();

        Assert.Equal(HostEnd.ThirdCrash, await host.Ended.WaitAsync(Patience));
        Assert.Null(host.HandlerProcessId);
        await Assert.ThrowsAsync<FunctionsHostException>(() => host.WaitUntilHandlerIsReadyAsync(Patience));
        await Assert.ThrowsAsync<HttpRequestException>(() => StatusAsync(client, "/p/none"));
    }

    [Fact]
    public async Task Crashes_further_apart_than_the_window_do_not_add_up()
    {
        var host = await StartAsync(new() { CrashWindow = TimeSpan.Zero });

        for (var crash = 1; crash <= 4; crash++)
        {
            await host.KillHandlerAsync();
            await host.WaitUntilHandlerIsReadyAsync(Patience);
        }

        Assert.False(host.Ended.IsCompleted);
    }

    [Fact]
    public async Task Exit_200_asks_for_a_restart_and_is_never_counted()
    {
        var host = await StartAsync();
        var client = ClientOf(host);
        var lives = new HashSet<int?> { host.HandlerProcessId };

        for (var restart = 1; restart <= 4; restart++)
        {
            var lost = host.HandlerProcessId;
            await StatusAsync(client, "/p/exit/200");
            await host.WaitForNextHandlerAsync(lost, Patience);
            lives.Add(host.HandlerProcessId);
        }

        Assert.Equal(5, lives.Count);
        Assert.False(host.Ended.IsCompleted);
    }

    [Fact]
    public async Task After_exit_0_nothing_is_restarted_and_every_invocation_fails()
    {
        var host = await StartAsync();
        var client = ClientOf(host);
        var lost = host.HandlerProcessId;

        await StatusAsync(client, "/p/exit/0");

        await Assert.ThrowsAsync<FunctionsHostException>(() => host.WaitForNextHandlerAsync(lost, Patience));
        Assert.Null(host.HandlerProcessId);
        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(client, "/p/none"));
        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(client, "/p/none"));
        Assert.False(host.Ended.IsCompleted);
    }

    [Theory]
    [InlineData("exit1", "third time (exit code 1)")]
    [InlineData("exit0", "exit code 0")]
    public async Task A_handler_that_does_not_start_says_why(string atStart, string why)
    {
        var failed = await Assert.ThrowsAsync<FunctionsHostException>(() => StartAsync(null, ("AT_START", atStart)));

        Assert.Contains(why, failed.Message, StringComparison.Ordinal);
        Assert.Contains("this goes to stderr", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_never_listens_is_a_crash()
    {
        var failed = await Assert.ThrowsAsync<FunctionsHostException>(
            () => StartAsync(new() { InitializationTimeout = TimeSpan.FromMilliseconds(400) }, ("AT_START", "deaf")));

        Assert.Contains("third time (exit code 137)", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_executable_that_is_not_there_is_named()
    {
        Folder.Host(host => host["customHandler"]!["description"]!["defaultExecutablePath"] = "no-such-handler");

        var failed = await Assert.ThrowsAsync<FunctionsHostException>(() => StartAsync());

        Assert.Contains("no-such-handler", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_past_functionTimeout_kills_the_handler_and_gets_an_empty_500()
    {
        var host = await StartAsync(new() { FunctionTimeout = TimeSpan.FromMilliseconds(500) });
        var handler = host.HandlerProcessId;
        var client = ClientOf(host);

        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(client, "/p/hang"));

        await host.WaitForNextHandlerAsync(handler, Patience);
        Assert.NotEqual(handler, host.HandlerProcessId);
        Assert.Equal(InvocationOutcome.TimedOut, host.Invocations[0].Outcome);
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(client, "/p/none"));
    }

    /// <summary>Linux kills a child when the thread that started it ends, so the end of that thread shows what the end of the host does.</summary>
    [Fact]
    public async Task The_handler_dies_with_the_host()
    {
        var settings = new Settings(Options(null, []).Environment);
        await using var log = HostLog.Open(Folder.LogFile, TimeProvider.System);
        using var parent = new LastingThread();
        using var handler = await HandlerProcess.StartAsync(
            parent, HandlerStart.Describe(PublishedFolder.Read(Folder.Root, settings), settings, FreePort.Find()), log);

        // Before its first line it may not have asked for the signal yet.
        while (!log.Tail.Contains("handler: started", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Patience);
        }

        parent.Dispose();

        Assert.Equal(137, await handler.Exited.WaitAsync(Patience));
    }

    private async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var reply = await client.GetAsync(new Uri(path, UriKind.Relative), Patience);
        return reply.StatusCode;
    }
}
