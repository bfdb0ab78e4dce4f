using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>What a clinician fills in to share, as chosen.</summary>
/// <param name="Organisation">ODS code.</param>
/// <param name="To">Who, as <see cref="Recipient.Value"/> writes it. Never a name or an address: those are not identities.</param>
public sealed record ShareForm(string? Organisation, string? To, IReadOnlyList<ItemId> Items, string? Why, int Days)
{
    /// <summary>Who is to agree, as <see cref="SecondPerson.Value"/> writes it; needed where <see cref="ShareGuard.SecondPerson"/> is.</summary>
    public string? Second { get; init; }

    public override string ToString() => "share form";
}

/// <summary>A person or team of an organisation's directory with whom something can be shared.</summary>
/// <param name="Person">Null for a team.</param>
/// <param name="Team">Null for a person.</param>
public sealed record Recipient(Organisation Organisation, DirectoryPerson? Person, Team? Team)
{
    /// <summary>How forms name it.</summary>
    public string Value => Person is { } person ? ValueOf(person.Id) : $"team:{Team!.Id}";

    /// <summary>"Dr B, Consultant" or "Skin clinic (team)".</summary>
    public string Name => Person is { } person
        ? person.NameAndJob
        : $"{Team!.Name} (team)";

    internal static string ValueOf(PersonId person) => $"person:{person.Tenant:N}:{person.Object:N}";

    /// <summary>How the request's rows name it.</summary>
    internal string MarkIn(RecordKey key) => Person is { } person ? GrantMarks.OfPerson(person.Id, key) : GrantMarks.OfTeam(Organisation.Code, Team!.Id, key);

    public override string ToString() => "recipient";
}

/// <summary>A senior colleague who could agree to a share.</summary>
public sealed record SecondPerson(DirectoryPerson Person)
{
    /// <summary>How forms name them.</summary>
    public string Value => Recipient.ValueOf(Person.Id);

    /// <summary>"Dr B, Consultant".</summary>
    public string Name => Person.NameAndJob;

    public override string ToString() => "second person";
}

/// <summary>What stands between "Share" and somebody's look.</summary>
public enum ShareGuard
{
    /// <summary>Nothing: they are of the same organisation.</summary>
    None,

    /// <summary>A moment in which it can be stopped: <see cref="ShareOptions.Pause"/>.</summary>
    Pause,

    /// <summary>A second person, who must agree.</summary>
    SecondPerson,
}

/// <summary>Exactly who would see what until when: the guard shows it, and sharing does it.</summary>
public sealed record SharePlan(Recipient To, IReadOnlyList<ItemId> Items, string Why, DateTimeOffset Until, ShareGuard Guard, bool MayShowPrivateArea)
{
    /// <summary>Whether they are of another organisation than the patient's request.</summary>
    public bool IsOutside => Guard is not ShareGuard.None;

    /// <summary>Whether the sender has not shared with them before.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Who could agree; empty where nobody has to.</summary>
    public IReadOnlyList<SecondPerson> Seconds { get; init; } = [];

    public override string ToString() => "share plan";
}
