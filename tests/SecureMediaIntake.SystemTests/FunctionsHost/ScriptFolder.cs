using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.Processes;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>A published folder made for one test: host.json as ours, one HTTP function, and whatever the test adds.</summary>
internal sealed class ScriptFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smi-script-");

    public ScriptFolder()
    {
        Function("Patient", """
            { "bindings": [ { "type": "httpTrigger", "direction": "in", "name": "request", "authLevel": "anonymous",
                              "route": "p/{*path}", "methods": ["get", "head", "post", "put"] },
                            { "type": "http", "direction": "out", "name": "response" } ] }
            """);
        Host(_ => { });
    }

    public string Root => _folder.FullName;

    /// <summary>What the handler was asked on its trigger side.</summary>
    public string RecordFile => Path.Combine(Root, "record.jsonl");

    public string LogFile => Path.Combine(Root, "logs", "host.log");

    /// <summary>Writes host.json anew, changed by <paramref name="change"/>.</summary>
    public ScriptFolder Host(Action<JsonObject> change)
    {
        var host = JsonNode.Parse("""
            { "version": "2.0", "functionTimeout": "00:30:00",
              "extensionBundle": { "id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.0.0, 5.0.0)" },
              "extensions": {
                "http":   { "routePrefix": "", "maxConcurrentRequests": 64, "maxOutstandingRequests": 128, "hsts": { "isEnabled": true, "maxAge": "365" },
                            "customHeaders": { "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" } },
                "queues": { "messageEncoding": "base64", "maxPollingInterval": "00:00:00.200", "visibilityTimeout": "00:00:01",
                            "batchSize": 1, "newBatchThreshold": 1, "maxDequeueCount": 5 } },
              "customHandler": {
                "description": { "workingDirectory": "", "arguments": ["%HANDLER%"] },
                "enableProxyingHttpRequest": true, "initializationTimeout": "00:00:20" } }
            """)!.AsObject();
        host["customHandler"]!["description"]!["defaultExecutablePath"] = NodeServers.Find().Node;
        change(host);
        File.WriteAllText(Path.Combine(Root, "host.json"), host.ToJsonString());
        return this;
    }

    public ScriptFolder Function(string name, string json)
    {
        Directory.CreateDirectory(Path.Combine(Root, name));
        File.WriteAllText(Path.Combine(Root, name, "function.json"), json);
        return this;
    }

    public ScriptFolder Queue(string name, string queue) => Function(name, $$"""
        { "bindings": [ { "type": "queueTrigger", "direction": "in", "name": "message", "queueName": "{{queue}}",
                          "connection": "MediaQueues", "dataType": "binary" } ] }
        """);

    public ScriptFolder Timer(string name, string schedule) => Function(name, $$"""
        { "bindings": [ { "type": "timerTrigger", "direction": "in", "name": "timer", "schedule": "{{schedule}}" } ] }
        """);

    /// <summary>The calls so far, each as the handler saw it.</summary>
    public IReadOnlyList<JsonObject> Calls() => File.Exists(RecordFile)
        ? [.. File.ReadLines(RecordFile).Select(line => JsonNode.Parse(line)!.AsObject())]
        : [];

    public void Dispose() => _folder.Delete(recursive: true);
}
