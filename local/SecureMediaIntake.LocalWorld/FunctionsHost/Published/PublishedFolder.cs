namespace SecureMediaIntake.LocalWorld.FunctionsHost.Published;

/// <summary>The published folder as it lies: host.json and each folder with a function.json.</summary>
internal sealed record PublishedFolder(
    string Root, HostJson Host, IReadOnlyList<FunctionDefinition> Functions, IReadOnlyList<string> Disabled)
{
    /// <exception cref="FunctionsHostException">Something in it would not run as meant under the real host; the message names it.</exception>
    public static PublishedFolder Read(string root, Settings settings)
    {
        root = Path.GetFullPath(root);
        var host = HostJsonReader.Read(root, settings);
        var functions = Directory.EnumerateDirectories(root)
            .Where(folder => File.Exists(Path.Combine(folder, "function.json")))
            .Order(StringComparer.Ordinal)
            .Select(folder => FunctionJsonReader.Read(folder, settings))
            .ToList();

        RefuseNone(root, functions);
        RefuseSameNames(functions);
        RefuseReachableTriggers(host.Http.RoutePrefix, functions);
        return new(
            root,
            host,
            [.. functions.Where(function => !settings.IsDisabled(function.Name))],
            [.. functions.Select(function => function.Name).Where(settings.IsDisabled)]);
    }

    private static void RefuseNone(string root, List<FunctionDefinition> functions)
    {
        if (functions is [])
        {
            throw new FunctionsHostException($"No folder below {root} holds a function.json.");
        }
    }

    private static void RefuseSameNames(List<FunctionDefinition> functions)
    {
        var twice = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new FunctionsHostException($"Two functions are called {twice.Key}; the host does not tell upper from lower case.");
        }
    }

    // Triggers are posted to /<FunctionName> on the port that also gets public requests.
    private static void RefuseReachableTriggers(string prefix, List<FunctionDefinition> functions)
    {
        foreach (var http in functions.OfType<FunctionDefinition.Http>())
        {
            var first = $"{prefix}/{http.Route}".TrimStart('/').Split('/')[0];
            if (first.Contains('{', StringComparison.Ordinal))
            {
                throw new FunctionsHostException(
                    $"{http.Name}: the route {http.Route} begins with a parameter, so the public could call any trigger.");
            }

            if (functions.FirstOrDefault(other => other is not FunctionDefinition.Http
                && other.Name.Equals(first, StringComparison.OrdinalIgnoreCase)) is { } reached)
            {
                throw new FunctionsHostException(
                    $"{http.Name}: the route {http.Route} begins with the name of {reached.Name}, so the public could call it.");
            }
        }
    }
}
