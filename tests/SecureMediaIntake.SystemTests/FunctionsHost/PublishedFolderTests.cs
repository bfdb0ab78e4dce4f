using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.FunctionsHost;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;
using Xunit;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>What would be ignored, or done otherwise than meant, by the real host is refused here by name.</summary>
public sealed class PublishedFolderTests : IDisposable
{
    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Host_json_and_functions_are_read_as_they_lie()
    {
        _folder.Queue("SanitiseAndSeal", "%RECEIVED%").Timer("Sweep", "0 30 3 * * *");

        var folder = Read(("RECEIVED", "media-received"));

        Assert.Equal(TimeSpan.FromMinutes(30), folder.Host.FunctionTimeout);
        Assert.Equal(1, folder.Host.Queues.BatchSize);
        Assert.Equal(new FunctionDefinition.Queue("SanitiseAndSeal", "message", "media-received"), folder.Functions[1]);
        Assert.Equal(["Patient", "SanitiseAndSeal", "Sweep"], folder.Functions.Select(function => function.Name));
    }

    [Fact]
    public void A_setting_overrides_host_json()
    {
        var folder = Read(
            ("AzureFunctionsJobHost__functionTimeout", "00:02:00"), ("AzureFunctionsJobHost__extensions__queues__batchSize", "7"));

        Assert.Equal(TimeSpan.FromMinutes(2), folder.Host.FunctionTimeout);
        Assert.Equal(7, folder.Host.Queues.BatchSize);
    }

    [Theory]
    [InlineData("AzureWebJobs.Sweep.Disabled", "true")]
    [InlineData("AzureWebJobs_Sweep_Disabled", "true")]
    [InlineData("AzureWebJobs__Sweep__Disabled", "1")]
    public void A_function_can_be_disabled_by_a_setting(string name, string value)
    {
        _folder.Timer("Sweep", "0 30 3 * * *");

        var folder = Read((name, value));

        Assert.Equal(["Patient"], folder.Functions.Select(function => function.Name));
        Assert.Equal(["Sweep"], folder.Disabled);
    }

    [Theory]
    [InlineData("""{ "functionTimeOuts": "00:30:00" }""", "functionTimeOuts")]
    [InlineData("""{ "extensions": { "queues": { "maxDequeCount": 5 } } }""", "maxDequeCount")]
    [InlineData("""{ "extensions": { "queues": { "batchSize": 33 } } }""", "batchSize")]
    [InlineData("""{ "extensions": { "blobs": {} } }""", "blobs")]
    [InlineData("""{ "functionTimeout": "soon" }""", "functionTimeout")]
    [InlineData("""{ "version": "1.0" }""", "version")]
    [InlineData("""{ "extensionBundle": null }""", "extensionBundle")]
    [InlineData("""{ "configurationProfile": "mcp-custom-handler" }""", "configurationProfile")]
    [InlineData("""{ "httpWorker": {} }""", "httpWorker")]
    [InlineData("""{ "customHandler": { "http": { "routes": [] } } }""", "http")]
    [InlineData("""{ "customHandler": { "enableProxyingHttpRequest": false, "description": { "defaultExecutablePath": "x" } } }""", "Proxying")]
    [InlineData(
        """{ "customHandler": { "enableProxyingHttpRequest": true, "enableForwardingHttpRequest": true, "description": { "defaultExecutablePath": "x" } } }""",
        "enableForwardingHttpRequest")]
    [InlineData("""{ "customHandler": { "enableProxyingHttpRequest": true, "description": {} } }""", "defaultExecutablePath")]
    public void A_bad_host_json_is_refused_by_name(string change, string named)
    {
        _folder.Host(host =>
        {
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            {
                host[name] = value?.DeepClone();
            }
        });

        Assert.Contains(named, Assert.Throws<FunctionsHostException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fine", "{ \"bindings\": [] }", "exactly one trigger")]
    [InlineData("Fine", """{ "bindings": [ { "type": "timerTrigger", "name": "t", "schedule": "0 0 0 * * *" }, { "type": "timerTrigger", "name": "u", "schedule": "0 0 0 * * *" } ] }""", "exactly one trigger")]
    [InlineData("Fine", """{ "bindings": [ { "type": "blobTrigger", "name": "b", "path": "x" } ] }""", "blobTrigger")]
    [InlineData("Fine", """{ "bindings": [ { "type": "timerTrigger", "name": "t", "schedule": "0 0 0 * * *", "useMonitor": true } ] }""", "useMonitor")]
    [InlineData("Fine", """{ "bindings": [ { "type": "timerTrigger", "name": "t", "schedule": "0 0 0 * * *", "runOnStartup": true } ] }""", "runOnStartup")]
    [InlineData("Fine", """{ "bindings": [ { "type": "timerTrigger", "name": "t", "schedule": "%NOWHERE%" } ] }""", "%NOWHERE%")]
    [InlineData("Fine", """{ "scriptFile": "x.js", "bindings": [ { "type": "timerTrigger", "name": "t", "schedule": "0 0 0 * * *" } ] }""", "scriptFile")]
    [InlineData("Fine", """{ "bindings": [ { "type": "queueTrigger", "name": "m", "queueName": "abc", "connection": "MediaQueues" } ] }""", "dataType")]
    [InlineData("Fine", """{ "bindings": [ { "type": "queueTrigger", "name": "m", "queueName": "abc", "connection": "MediaQueues", "dataType": "string" } ] }""", "dataType")]
    [InlineData("Fine", """{ "bindings": [ { "type": "queueTrigger", "name": "m", "queueName": "A_b", "connection": "MediaQueues", "dataType": "binary" } ] }""", "A_b")]
    [InlineData("Fine", """{ "bindings": [ { "type": "queueTrigger", "name": "m", "queueName": "abc", "connection": "Nowhere", "dataType": "binary" } ] }""", "Nowhere")]
    [InlineData("Fine", """{ "bindings": [ { "type": "queueTrigger", "name": "m", "queueName": "abc", "connection": "MediaQueues", "dataType": "binary" }, { "type": "queue", "name": "o" } ] }""", "output bindings")]
    [InlineData("Fine", """{ "bindings": [ { "type": "httpTrigger", "name": "r", "route": "x", "authLevel": "function" }, { "type": "http", "direction": "out", "name": "o" } ] }""", "authLevel")]
    [InlineData("Fine", """{ "bindings": [ { "type": "httpTrigger", "name": "r", "route": "x", "authLevel": "anonymous" } ] }""", "envelope")]
    [InlineData("Fine", """{ "bindings": [ { "type": "httpTrigger", "name": "r", "route": "{*path}", "authLevel": "anonymous" }, { "type": "http", "direction": "out", "name": "o" } ] }""", "any trigger")]
    [InlineData("P", """{ "bindings": [ { "type": "timerTrigger", "name": "t", "schedule": "0 0 0 * * *" } ] }""", "name of P")]
    [InlineData("1st", """{ "bindings": [ { "type": "timerTrigger", "name": "t", "schedule": "0 0 0 * * *" } ] }""", "1st")]
    [InlineData("pATIENT", """{ "bindings": [ { "type": "timerTrigger", "name": "t", "schedule": "0 0 0 * * *" } ] }""", "upper from lower")]
    public void A_bad_function_json_is_refused_with_the_reason(string function, string json, string named)
    {
        _folder.Function(function, json);

        Assert.Contains(named, Assert.Throws<FunctionsHostException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_repository_is_not_a_published_folder()
    {
        File.Delete(Path.Combine(_folder.Root, "host.json"));

        Assert.Contains("not the repository", Assert.Throws<FunctionsHostException>(() => Read()).Message, StringComparison.Ordinal);
    }

    private PublishedFolder Read(params (string Name, string Value)[] settings) => PublishedFolder.Read(
        _folder.Root,
        new(settings.Append(("MediaQueues__queueServiceUri", "https://media.queue.core.windows.net"))
            .ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal)));
}
