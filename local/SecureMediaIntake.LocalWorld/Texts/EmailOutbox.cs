namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>An e-mail that was accepted for sending.</summary>
/// <param name="To">The address as the sender wrote it.</param>
/// <param name="Reference">The sender's own reference, or null.</param>
/// <param name="At">When it was accepted.</param>
public sealed record SentEmail(Guid Id, string To, string Subject, string Body, string? Reference, DateTimeOffset At);

/// <summary>Every e-mail, and who waits for one.</summary>
internal sealed class EmailOutbox
{
    private readonly Lock _gate = new();
    private readonly List<SentEmail> _emails = [];
    private readonly HashSet<Guid> _handedOut = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(SentEmail email)
    {
        TaskCompletionSource arrival;
        lock (_gate)
        {
            _emails.Add(email);
            arrival = _arrival;
            _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        arrival.SetResult();
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SentEmail> All()
    {
        lock (_gate)
        {
            return [.. _emails];
        }
    }

    /// <summary>The oldest e-mail to the address that no earlier call was given; waits for one if need be.</summary>
    public async Task<SentEmail> NextAsync(string address, CancellationToken cancellation)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_emails.Find(email => string.Equals(email.To, address, StringComparison.OrdinalIgnoreCase) && !_handedOut.Contains(email.Id)) is { } found)
                {
                    _handedOut.Add(found.Id);
                    return found;
                }

                arrival = _arrival.Task;
            }

            await arrival.WaitAsync(cancellation);
        }
    }
}
