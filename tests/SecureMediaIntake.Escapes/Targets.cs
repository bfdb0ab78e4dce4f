using System.Globalization;

namespace SecureMediaIntake.Escapes;

/// <summary>What the test has put up to be reached: everything here exists, so that only a wall can be in the way.</summary>
/// <param name="Worker">Process id of the test, which plays the worker.</param>
/// <param name="Port">TCP and UDP port on which it listens.</param>
/// <param name="AbstractSocket">Abstract unix socket on which it listens.</param>
/// <param name="Foreign">Another item's file, readable by its modes, and open in the worker under a descriptor that children inherit.</param>
/// <param name="Settings">A settings file of the app.</param>
internal sealed record Targets(int Worker, int Port, string AbstractSocket, string Foreign, string Settings)
{
    /// <summary>What the foreign file says, and the worker's environment too.</summary>
    public const string Secret = "another-patient";

    public static Targets Parse(string[] words) => new(
        int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture), words[2], words[3], words[4]);
}

/// <param name="Name">In the report.</param>
/// <param name="Succeeds">Tries it.</param>
internal sealed record Escape(string Name, Func<bool> Succeeds);
