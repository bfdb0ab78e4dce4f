namespace SecureMediaIntake.LocalWorld.FunctionsHost.Published;

/// <summary>Reads host.json, overridden by <c>AzureFunctionsJobHost__a__b</c>; refuses what the real host would take and do otherwise.</summary>
internal static class HostJsonReader
{
    private const string OverridePrefix = "AzureFunctionsJobHost__";

    private static readonly TimeSpan DefaultFunctionTimeout = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan DefaultInitialization = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultPolling = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeastPolling = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DefaultHsts = TimeSpan.FromDays(30);

    public static HostJson Read(string root, Settings settings)
    {
        var json = JsonSection.Read(Path.Combine(root, "host.json"), "host.json");
        foreach (var (name, value) in settings.All)
        {
            if (name.StartsWith(OverridePrefix, StringComparison.OrdinalIgnoreCase))
            {
                json.Override(name[OverridePrefix.Length..].Split("__"), value);
            }
        }

        RefuseOldWays(json);
        json.Only("$schema", "version", "functionTimeout", "extensionBundle", "extensions", "customHandler");
        if (json.RequiredText("version") is not "2.0")
        {
            throw json.Refuse("version", "must be \"2.0\".");
        }

        var bundle = json.Required("extensionBundle");
        bundle.Only("id", "version");
        bundle.RequiredText("id");
        bundle.RequiredText("version");

        var extensions = json.Section("extensions");
        extensions?.Only("http", "queues");
        var timeout = json.Text("functionTimeout") is "-1"
            ? Timeout.InfiniteTimeSpan
            : json.Time("functionTimeout", DefaultFunctionTimeout);
        return new(timeout, ReadHttp(extensions?.Section("http")), ReadQueues(extensions?.Section("queues")), ReadHandler(json));
    }

    private static void RefuseOldWays(JsonSection json)
    {
        if (json.Has("httpWorker"))
        {
            throw json.Refuse("httpWorker", "is the preview's name for customHandler.");
        }

        if (json.Has("configurationProfile"))
        {
            throw json.Refuse("configurationProfile", "sets customHandler.http.routes, which is an error beside a function.json.");
        }
    }

    private static HttpSettings ReadHttp(JsonSection? http)
    {
        http?.Only("routePrefix", "maxConcurrentRequests", "maxOutstandingRequests", "hsts", "customHeaders", "dynamicThrottlesEnabled");
        if (http?.Flag("dynamicThrottlesEnabled") is true)
        {
            throw http.Refuse("dynamicThrottlesEnabled", "is not imitated here; leave it off.");
        }

        var hsts = http?.Section("hsts");
        hsts?.Only("isEnabled", "maxAge", "includeSubDomains");
        var headers = http?.Section("customHeaders");
        return new(
            http?.Text("routePrefix") ?? "api",
            http?.Number("maxConcurrentRequests", int.MaxValue, least: 1, int.MaxValue) ?? int.MaxValue,
            http?.Number("maxOutstandingRequests", int.MaxValue, least: 1, int.MaxValue) ?? int.MaxValue,
            hsts?.Flag("isEnabled") is true ? new(hsts.Time("maxAge", DefaultHsts), hsts.Flag("includeSubDomains") is true) : null,
            headers?.Names.ToDictionary(name => name, headers.RequiredText, StringComparer.OrdinalIgnoreCase) ?? []);
    }

    private static QueueSettings ReadQueues(JsonSection? queues)
    {
        queues?.Only("messageEncoding", "maxPollingInterval", "visibilityTimeout", "batchSize", "newBatchThreshold", "maxDequeueCount");
        var encoding = queues?.Text("messageEncoding") ?? "base64";
        if (!encoding.Equals("base64", StringComparison.OrdinalIgnoreCase) && !encoding.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            throw queues!.Refuse("messageEncoding", "must be base64 or none.");
        }

        var polling = queues?.Time("maxPollingInterval", DefaultPolling) ?? DefaultPolling;
        if (polling < LeastPolling)
        {
            throw queues!.Refuse("maxPollingInterval", "must be at least 00:00:00.100.");
        }

        var batch = queues?.Number("batchSize", 16, least: 1, most: 32) ?? 16;
        return new(
            encoding.Equals("base64", StringComparison.OrdinalIgnoreCase),
            polling,
            queues?.Time("visibilityTimeout", TimeSpan.Zero) ?? TimeSpan.Zero,
            batch,
            queues?.Number("newBatchThreshold", batch / 2, least: 0, int.MaxValue) ?? batch / 2,
            queues?.Number("maxDequeueCount", 5, least: 1, int.MaxValue) ?? 5);
    }

    private static HandlerSettings ReadHandler(JsonSection json)
    {
        var handler = json.Required("customHandler");
        if (handler.Has("http"))
        {
            throw handler.Refuse("http", "sets routes, which is an error beside a function.json.");
        }

        handler.Only("description", "enableProxyingHttpRequest", "enableForwardingHttpRequest", "initializationTimeout", "port");
        if (handler.Flag("enableForwardingHttpRequest") is true)
        {
            throw handler.Refuse(
                "enableForwardingHttpRequest",
                "drops Content-Range, answers 500 to chunked bodies, buffers replies and lets /p/..\\Name reach a trigger.");
        }

        if (handler.Flag("enableProxyingHttpRequest") is not true)
        {
            throw handler.Refuse("enableProxyingHttpRequest", "must be true, or HTTP functions would get the JSON envelope.");
        }

        var description = handler.Required("description");
        description.Only("defaultExecutablePath", "workingDirectory", "arguments");
        var port = handler.Number("port", otherwise: 0, least: 0, most: ushort.MaxValue);
        return new(
            description.RequiredText("defaultExecutablePath"),
            description.Text("workingDirectory") ?? "",
            description.Texts("arguments"),
            handler.Time("initializationTimeout", DefaultInitialization),
            port is 0 ? null : port);
    }
}
