using System.Collections.Concurrent;

using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Tests.Clinic;

internal sealed class InMemoryEndedSessions : IEndedSessions
{
    private readonly ConcurrentDictionary<string, bool> _ended = new();

    public Task EndAsync(string session, CancellationToken cancellation) => Task.FromResult(_ended[session] = true);

    public Task<bool> IsEndedAsync(string session, CancellationToken cancellation) => Task.FromResult(_ended.ContainsKey(session));

    public Task ForgetBeforeAsync(DateOnly day, CancellationToken cancellation) => Task.CompletedTask;
}
