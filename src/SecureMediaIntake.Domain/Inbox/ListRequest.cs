using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>The effect "write the request's line on its lists". Its argument names the lists that the change took it off.</summary>
public sealed class ListRequest(IListedRequests lists, TimeProvider clock) : IEffectHandler
{
    public const string EffectKind = "list-request";

    private const char Between = ',';

    public string Kind => EffectKind;

    /// <remarks>The lists left stand in the effect: whoever does it after a crash finds them nowhere else.</remarks>
    public static Effect Owed(IEnumerable<string> left) => new(EffectKind, string.Join(Between, left));

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var line = ListedRequest.Of(request, clock.GetUtcNow());
        var on = ListNames.Of(request);
        var left = owed.Argument.Split(Between, StringSplitOptions.RemoveEmptyEntries).Except(on);

        await Task.WhenAll(
            on.Select(list => lists.PutAsync(list, line, cancellation)).Concat(left.Select(list => lists.PutAsync(list, line with { IsGone = true }, cancellation))));
        return null;
    }
}
