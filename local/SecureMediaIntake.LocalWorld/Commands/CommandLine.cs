using System.Globalization;
using SecureMediaIntake.LocalWorld.Processes;

namespace SecureMediaIntake.LocalWorld.Commands;

/// <summary>What was asked for: a verb, its options and its files.</summary>
internal sealed record CommandLine(string Verb)
{
    /// <summary>Highest port number.</summary>
    private const int MaxPort = 65535;

    /// <summary>The published function app; by default where <c>./run publish</c> puts it.</summary>
    public string App { get; init; } = Path.Combine(NodeServers.Checkout, "artifacts", "published");

    /// <summary>Leave the function app out, for those who run it themselves under a debugger.</summary>
    public bool WithoutApp { get; init; }

    /// <summary>Public port of the site; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Keep the world's folder when it stops.</summary>
    public bool Keep { get; init; }

    /// <summary>What follows the options.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <returns>Null where the arguments make no sense.</returns>
    public static CommandLine? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var verb, ..])
        {
            return null;
        }

        var command = new CommandLine(verb);
        for (var n = 1; n < arguments.Count; n++)
        {
            switch (arguments[n])
            {
                case "--without-app":
                    command = command with { WithoutApp = true };
                    break;
                case "--keep":
                    command = command with { Keep = true };
                    break;
                case "--app" when n + 1 < arguments.Count:
                    command = command with { App = arguments[++n] };
                    break;
                case "--port" when n + 1 < arguments.Count && TryPort(arguments[n + 1], out var port):
                    command = command with { Port = port };
                    n++;
                    break;
                case ['-', ..]:
                    return null;
                default:
                    command = command with { Files = [.. command.Files, arguments[n]] };
                    break;
            }
        }

        return command;
    }

    /// <summary>Says what can be asked for.</summary>
    /// <returns>0 if help was asked for, else 2.</returns>
    public static int Help(IReadOnlyList<string> arguments)
    {
        var asked = arguments is ["help" or "--help" or "-h"];
        (asked ? Console.Out : Console.Error).WriteLine("""
            Azure and the hospital on a laptop.

              dev      starts the local world with the published function app and prints its addresses, until Ctrl-C
              demo     takes files (or the files of a folder) through the whole journey with a real browser, and says what became of each;
                       without FILES it makes a photo, a HEIC and a video
              help     says this

              --app FOLDER     the published function app (default: artifacts/published)
              --without-app    only what is around the function app; its settings lie in app-settings.json of the world's folder
              --port N         public port of the site (default: a free one)
              --keep           keep the world's folder, with logs and data, when it stops; demo: and the world running
            """);
        return asked ? 0 : 2;
    }

    private static bool TryPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= MaxPort;
}
