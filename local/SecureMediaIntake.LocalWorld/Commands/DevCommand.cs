using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.LocalWorld.Commands;

/// <summary><c>dev</c>: starts the world, prints one screen of addresses, and stops cleanly on Ctrl-C or SIGTERM.</summary>
internal static class DevCommand
{
    /// <returns>0 after a stop that was asked for; 1 when a server ended by itself.</returns>
    /// <exception cref="WorldException">The world cannot start.</exception>
    public static async Task<int> RunAsync(CommandLine command, CancellationToken cancellation)
    {
        using var stop = new StopRequest(cancellation);
        try
        {
            await using var world = await World.StartAsync(
                new() { ScriptRoot = command.WithoutApp ? null : command.App, SitePort = command.Port, KeepFolder = command.Keep },
                new ConsoleProgress(),
                stop.Token);
            Console.WriteLine(Screen.Describe(world));
            var broken = world.BrokenAsync();
            if (await Task.WhenAny(broken, stop.AskedAsync()) == broken)
            {
                await Console.Error.WriteLineAsync(await broken);
                return 1;
            }

            Console.WriteLine("Stopping.");
            return 0;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // Asked to stop while it was still starting.
            return 0;
        }
    }
}
