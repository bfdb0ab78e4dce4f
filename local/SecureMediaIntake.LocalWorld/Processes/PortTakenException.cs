namespace SecureMediaIntake.LocalWorld.Processes;

/// <summary>Between our look and the server's start somebody else took the port.</summary>
internal sealed class PortTakenException(string server) : Exception($"The port of the {server} server was taken by another program.")
{
    /// <summary>How Node and clamd say it.</summary>
    private static readonly string[] Words = ["EADDRINUSE", "Address already in use"];

    public static bool IsSaidIn(string log) => Words.Any(word => log.Contains(word, StringComparison.OrdinalIgnoreCase));
}
