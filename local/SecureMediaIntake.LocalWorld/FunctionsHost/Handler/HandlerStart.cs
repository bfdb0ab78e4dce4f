using System.Diagnostics;
using System.Globalization;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;
using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

/// <summary>How the handler is started: command line, folder, variables.</summary>
internal static class HandlerStart
{
    // What a program needs to run at all. A developer's other variables (ASPNETCORE_ENVIRONMENT, proxies, tokens) would make a
    // world that works on one machine only.
    private static readonly string[] Inherited = ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "DOTNET_ROOT", "USER"];

    public static ProcessStartInfo Describe(PublishedFolder folder, Settings settings, int port)
    {
        var handler = folder.Host.Handler;
        var local = Path.Combine(folder.Root, handler.WorkingDirectory, handler.Executable);
        var start = new ProcessStartInfo("setpriv")
        {
            WorkingDirectory = Path.Combine(folder.Root, handler.WorkingDirectory),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // setpriv becomes the handler (exec), so the process id is the handler's own.
        start.ArgumentList.Add("--pdeathsig");
        start.ArgumentList.Add("KILL");
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(File.Exists(local) ? local : handler.Executable);
        foreach (var argument in handler.Arguments)
        {
            start.ArgumentList.Add(settings.ExpandKnown(argument));
        }

        SetVariables(start.Environment, folder, settings, port.ToString(CultureInfo.InvariantCulture));
        return start;
    }

    private static void SetVariables(IDictionary<string, string?> variables, PublishedFolder folder, Settings settings, string port)
    {
        var kept = Inherited.Select(name => (name, Environment.GetEnvironmentVariable(name))).ToList();
        variables.Clear();
        foreach (var (name, value) in kept.Where(variable => variable.Item2 is not null))
        {
            variables[name] = value;
        }

        foreach (var (name, value) in settings.All)
        {
            variables[name] = value;
        }

        // Functions-contract section 3. HTTPWORKER is the preview's name, which the host still sets.
        variables["FUNCTIONS_CUSTOMHANDLER_PORT"] = port;
        variables["FUNCTIONS_HTTPWORKER_PORT"] = port;
        variables["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = RandomUuid.New().ToString("D");
        variables["FUNCTIONS_APP_ROOT_PATH"] = folder.Root;
        variables["FUNCTIONS_WORKER_RUNTIME"] = "custom";
    }
}
