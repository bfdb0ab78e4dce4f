using Azure;

namespace SecureMediaIntake.Storage.Health;

/// <summary>One question to a service, for whoever looks and changes nothing.</summary>
internal static class Inspecting
{
    /// <exception cref="Domain.Outcomes.UnavailableException">It does not answer.</exception>
    /// <exception cref="ServiceRefusedException">It answers, and refuses.</exception>
    public static async Task<T> AskAsync<T>(string what, Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await Outages.GuardAsync(what, ask, cancellation);
        }
        catch (RequestFailedException refused)
        {
            throw new ServiceRefusedException(refused.Status, refused.ErrorCode);
        }
    }

    /// <returns>What <paramref name="ask"/> says; <paramref name="otherwise"/> when the service says that there is no such thing.</returns>
    public static async Task<T> AskAsync<T>(string what, Func<Task<T>> ask, T otherwise, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(what, ask, cancellation);
        }
        catch (ServiceRefusedException missing) when (missing.Status == 404)
        {
            return otherwise;
        }
    }
}
