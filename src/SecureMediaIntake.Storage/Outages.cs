using Azure;
using Azure.Identity;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Storage;

/// <summary>Tells "the service does not answer as it should, later may help" from faults, for every Azure service alike.</summary>
internal static class Outages
{
    /// <summary>Whether <paramref name="cause"/> is what is left when the SDK's own tries are used up.</summary>
    /// <param name="cancellation">The caller's: a call that the caller ended is no outage.</param>
    public static bool IsOne(Exception cause, CancellationToken cancellation) => cause switch
    {
        // 0: no answer at all. 408, 429 and 5xx: Azure says "again, later".
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,

        // The identity's endpoint is part of the platform; without a token nothing can be asked.
        AuthenticationFailedException => true,
        IOException => true,

        // The SDK ends a try that took too long by cancelling it.
        OperationCanceledException => !cancellation.IsCancellationRequested,
        AggregateException many => many.InnerExceptions.All(inner => IsOne(inner, cancellation)),
        _ => false,
    };

    /// <summary>Runs a call and turns an outage into <see cref="UnavailableException"/>.</summary>
    /// <param name="what">Service and operation, for the log. No address: it may carry a signature.</param>
    public static async Task<T> GuardAsync<T>(string what, Func<Task<T>> run, CancellationToken cancellation)
    {
        try
        {
            return await run();
        }
        catch (Exception cause) when (IsOne(cause, cancellation))
        {
            throw new UnavailableException($"{what} does not answer.", cause);
        }
    }

    /// <summary>As above, for a call without a result.</summary>
    public static async Task GuardAsync(string what, Func<Task> run, CancellationToken cancellation) => await GuardAsync(
        what,
        async () =>
        {
            await run();
            return true;
        },
        cancellation);

    /// <summary>As above, for a listing: each page is a call of its own.</summary>
    public static async IAsyncEnumerable<T> GuardAsync<T>(
        string what, IAsyncEnumerable<T> listing, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var each = listing.GetAsyncEnumerator(cancellation);

        while (await GuardAsync(what, () => each.MoveNextAsync().AsTask(), cancellation))
        {
            yield return each.Current;
        }
    }
}
