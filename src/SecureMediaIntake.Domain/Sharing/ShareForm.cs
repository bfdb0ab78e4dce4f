using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>What a clinician fills in to share, as chosen.</summary>
/// <param name="Organisation">ODS code.</param>
/// <param name="To">Who, as <see cref="Recipient.Value"/> writes it. Never a name or an address: those are not identities.</param>
public sealed record ShareForm(string? Organisation, string? To, IReadOnlyList<ItemId> Items, string? Why, int Days)
{
    public override string ToString() => "share form";
}

/// <summary>A person or team of an organisation's directory with whom something can be shared.</summary>
/// <param name="Person">Null for a team.</param>
/// <param name="Team">Null for a person.</param>
public sealed record Recipient(Organisation Organisation, DirectoryPerson? Person, Team? Team)
{
    /// <summary>How forms name it.</summary>
    public string Value => Person is { } person ? $"person:{person.Id.Tenant:N}:{person.Id.Object:N}" : $"team:{Team!.Id}";

    /// <summary>"Dr B, Consultant" or "Skin clinic (team)".</summary>
    public string Name => Person is { } person
        ? string.IsNullOrEmpty(person.Job) ? person.Name : $"{person.Name}, {person.Job}"
        : $"{Team!.Name} (team)";

    public override string ToString() => "recipient";
}

/// <summary>Exactly who would see what until when: the guard shows it, and sharing does it.</summary>
public sealed record SharePlan(Recipient To, IReadOnlyList<ItemId> Items, string Why, DateTimeOffset Until, bool IsOutside, bool MayShowPrivateArea)
{
    public override string ToString() => "share plan";
}
