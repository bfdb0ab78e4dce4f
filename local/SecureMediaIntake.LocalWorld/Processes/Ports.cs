using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

namespace SecureMediaIntake.LocalWorld.Processes;

/// <summary>Starts a server on ports that nobody listens on.</summary>
internal static class Ports
{
    /// <summary>Times that a start is tried: each failure means that a program took one of a few ports within a second.</summary>
    private const int Attempts = 4;

    /// <param name="count">How many ports the server needs.</param>
    /// <param name="start">Starts it; called again with other ports when one was taken meanwhile.</param>
    public static async Task<T> WithFreeAsync<T>(int count, Func<IReadOnlyList<int>, Task<T>> start)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await start([.. Distinct().Take(count)]);
            }
            catch (PortTakenException) when (attempt < Attempts)
            {
                // Taken between our look and the server's start: others will be free.
            }
            catch (PortTakenException e)
            {
                throw new WorldException($"{e.Message} It happened {Attempts} times; is another program taking every port?", e);
            }
        }
    }

    private static IEnumerable<int> Distinct()
    {
        var given = new HashSet<int>();
        while (true)
        {
            var port = FreePort.Find();
            if (given.Add(port))
            {
                yield return port;
            }
        }
    }
}
