using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What can happen to an item: the ten events of the table in docs/threat-model.md.</summary>
public abstract record ItemEvent
{
    private ItemEvent()
    {
        // Closed: the ten below are all there is.
    }

    public sealed record Receive(DateTimeOffset At) : ItemEvent;

    public sealed record Seal : ItemEvent;

    public sealed record File : ItemEvent;

    public sealed record Acknowledge : ItemEvent;

    public sealed record Refuse(Problem Why) : ItemEvent;

    /// <param name="Cause">Stable code for staff.</param>
    public sealed record SetAside(string Cause) : ItemEvent;

    /// <summary>A person looked and wants it tried again.</summary>
    public sealed record Retry : ItemEvent;

    /// <summary>Taken out of the care record again.</summary>
    public sealed record Unfile : ItemEvent;

    /// <summary>The patient changed their mind before it was filed.</summary>
    public sealed record Remove : ItemEvent;

    public sealed record Erase : ItemEvent;
}
