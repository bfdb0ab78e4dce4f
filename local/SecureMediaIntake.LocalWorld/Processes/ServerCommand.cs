using System.Diagnostics;

namespace SecureMediaIntake.LocalWorld.Processes;

/// <summary>Makes the command line of a child that is alone in its process group and dies with this process.</summary>
internal static class ServerCommand
{
    // A developer's NODE_OPTIONS, proxies or tokens would make a world that works on one machine only.
    private static readonly string[] Inherited = ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "USER"];

    /// <remarks>
    /// <c>setsid</c>: a session and so a process group of its own; Ctrl-C at the terminal reaches this process alone, which then stops
    /// the children in order, and a child is ended with all that it started. <c>setpriv --pdeathsig</c>: .NET has no
    /// PR_SET_PDEATHSIG (prctl(2)), and without it a killed world leaves its servers behind. Both replace themselves by the next
    /// program (exec), so that the process id is the server's own.
    /// </remarks>
    public static ProcessStartInfo Describe(ServerStart server)
    {
        var start = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = server.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] command = ["setpriv", "--pdeathsig", "KILL", "--", server.Executable, .. server.Arguments];
        foreach (var argument in command)
        {
            start.ArgumentList.Add(argument);
        }

        var kept = Inherited.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(variable => variable.Value is not null))
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in server.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
