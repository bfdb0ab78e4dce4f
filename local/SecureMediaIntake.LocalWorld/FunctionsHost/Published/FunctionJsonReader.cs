using System.Text.RegularExpressions;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Published;

/// <summary>Reads one function.json, and refuses what the real host would run otherwise than meant.</summary>
internal static partial class FunctionJsonReader
{
    public static FunctionDefinition Read(string folder, Settings settings)
    {
        var name = Path.GetFileName(folder);
        var json = JsonSection.Read(Path.Combine(folder, "function.json"), $"{name}/function.json");
        if (!ValidName().IsMatch(name))
        {
            throw new FunctionsHostException($"{name} is not a function name: a letter, then up to 127 letters, digits, _ or -.");
        }

        if (json.Has("scriptFile"))
        {
            throw json.Refuse("scriptFile", "does not belong to a custom handler.");
        }

        json.Only("$schema", "bindings", "disabled");
        var bindings = json.Sections("bindings");
        if (bindings.Count(IsTrigger) is not 1)
        {
            throw json.Refuse("bindings", $"must hold exactly one trigger, not {bindings.Count(IsTrigger)}.");
        }

        var trigger = bindings.Single(IsTrigger);
        if (trigger.Text("direction") is not (null or "in"))
        {
            throw trigger.Refuse("direction", "of a trigger must be in.");
        }

        var others = bindings.Where(binding => !IsTrigger(binding)).ToList();
        return trigger.RequiredText("type").ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => ReadHttp(name, trigger, others, settings),
            "QUEUETRIGGER" => ReadQueue(name, trigger, others, settings),
            "TIMERTRIGGER" => ReadTimer(name, trigger, others, settings),
            _ => throw trigger.Refuse("type", $"names the binding {trigger.Text("type")}, which this host does not know."),
        };
    }

    private static bool IsTrigger(JsonSection binding) =>
        binding.RequiredText("type").EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    private static FunctionDefinition.Http ReadHttp(string name, JsonSection trigger, List<JsonSection> others, Settings settings)
    {
        trigger.Only("type", "direction", "name", "authLevel", "route", "methods");
        if (!string.Equals(trigger.Text("authLevel"), "anonymous", StringComparison.OrdinalIgnoreCase))
        {
            throw trigger.Refuse("authLevel", "must be anonymous: the app checks its callers itself, and keys are not imitated here.");
        }

        if (others is not [var only] || !only.RequiredText("type").Equals("http", StringComparison.OrdinalIgnoreCase))
        {
            throw trigger.Refuse("type", "httpTrigger is proxied only with exactly one http output; otherwise it gets the JSON envelope.");
        }

        only.Only("type", "direction", "name");
        if (only.Text("direction") is not "out")
        {
            throw only.Refuse("direction", "must be out.");
        }

        var route = settings.Expand(trigger.Text("route") ?? name, trigger.Path);
        return new(name, trigger.RequiredText("name"), route, [.. trigger.Texts("methods").Select(method => method.ToUpperInvariant())]);
    }

    private static FunctionDefinition.Queue ReadQueue(string name, JsonSection trigger, List<JsonSection> others, Settings settings)
    {
        trigger.Only("type", "direction", "name", "queueName", "connection", "dataType");
        if (!string.Equals(trigger.Text("dataType"), "binary", StringComparison.OrdinalIgnoreCase))
        {
            throw trigger.Refuse("dataType", "must be binary: else the message's own properties overwrite Id and DequeueCount.");
        }

        RefuseUnsetConnection(trigger, settings);
        RefuseOutputs(others);
        var queue = settings.Expand(trigger.RequiredText("queueName"), trigger.Path);
        return ValidQueue().IsMatch(queue)
            ? new(name, trigger.RequiredText("name"), queue)
            : throw trigger.Refuse("queueName", $"{queue} is not a queue name: 3 to 63 lower-case letters, digits and single dashes.");
    }

    // This host reads its account from its own options, but one without the setting would not start in Azure.
    private static void RefuseUnsetConnection(JsonSection trigger, Settings settings)
    {
        var connection = settings.Expand(trigger.RequiredText("connection"), trigger.Path);
        if (!settings.All.Any(setting => setting.Key.Equals(connection, StringComparison.OrdinalIgnoreCase)
            || setting.Key.StartsWith($"{connection}__", StringComparison.OrdinalIgnoreCase)))
        {
            throw trigger.Refuse("connection", $"names {connection}, but there is no setting {connection} or {connection}__queueServiceUri.");
        }
    }

    private static FunctionDefinition.Timer ReadTimer(string name, JsonSection trigger, List<JsonSection> others, Settings settings)
    {
        if (trigger.Has("runOnStartup"))
        {
            throw trigger.Refuse("runOnStartup", "runs the function at every scale-out and restart: leave it out.");
        }

        trigger.Only("type", "direction", "name", "schedule");
        RefuseOutputs(others);
        return new(name, trigger.RequiredText("name"), settings.Expand(trigger.RequiredText("schedule"), trigger.Path));
    }

    private static void RefuseOutputs(List<JsonSection> others)
    {
        if (others is [var first, ..])
        {
            throw first.Refuse("type", $"{first.Text("type")}: output bindings are not imitated; messages leave by the app itself.");
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex ValidQueue();
}
