using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>The erasable name behind a pseudonym in the trail. The trail itself never holds a name, so it can outlive erasure.</summary>
public sealed record ActorRow : IRow
{
    public const string Prefix = "actor:";

    /// <summary>The purpose under which the name is sealed.</summary>
    public const string Purpose = "actor-name";

    /// <summary>The purpose under which the identity is sealed.</summary>
    public const string PersonPurpose = "actor-person";

    public string RowKey => Prefix + Pseudonym;

    public required string Pseudonym { get; init; }

    public required SealedText Name { get; init; }

    /// <summary>Whether it is a computer system and no person. In the open, as a patient may read it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>
    /// The identity, sealed: pseudonyms cannot be reversed, and whoever saw a photo of the wrong patient must be told. Null in older rows.
    /// </summary>
    public SealedText? Person { get; init; }

    /// <summary>ODS code of whose person it is; null in rows that are older than sharing, which are the owner's.</summary>
    public string? Organisation { get; init; }
}

/// <summary>Who stands in a trail line.</summary>
public static class Actors
{
    public const string Patient = "patient";

    /// <summary>Whoever holds the text, before the check: perhaps the patient, perhaps a stranger or a machine.</summary>
    public const string Holder = "holder";

    /// <summary>A person outside to whom photos are shown, after the check. Their name lies sealed in the view link.</summary>
    public const string Outsider = "outsider";

    public const string Service = "service";

    /// <summary>Somebody who runs the service, where a step goes through many requests, or no key is left to seal their name with: the platform's log says who called it.</summary>
    public const string Operator = "operator";

    private const int PseudonymLength = 16;

    /// <summary>The clinician's pseudonym in this request, different in every request, and the row that keeps the name.</summary>
    public static ActorRow For(Clinician clinician, RecordKey key) => new()
    {
        Pseudonym = PseudonymOf(clinician.Id, key),
        Name = key.Seal(clinician.Name, ActorRow.Purpose),
        Person = key.Seal(clinician.Identity, ActorRow.PersonPurpose),
        IsSystem = clinician.IsSystem,
        Organisation = clinician.Organisation,
    };

    /// <summary>
    /// Somebody who runs the service, at the command line. Its identity is the service's own, so who they are is what they said: the name says so too, and their
    /// pseudonym is no person's of the directory.
    /// </summary>
    /// <param name="name">As they gave it.</param>
    public static ActorRow ForOperator(string name, RecordKey key) => new()
    {
        Pseudonym = Mark($"operator/{name.Trim().ToUpperInvariant()}", key),
        Name = key.Seal($"{name.Trim()} (who runs the service, as they said)", ActorRow.Purpose),
    };

    /// <summary>The same, with the identity by whose token it was done.</summary>
    public static ActorRow For(ServiceOperator by, RecordKey key) => ForOperator(by.Said, key) with { Name = key.Seal(by.Name, ActorRow.Purpose) };

    public static string PseudonymOf(PersonId person, RecordKey key) => Mark(person.Identity, key);

    private static string Mark(string who, RecordKey key) => Convert.ToHexStringLower(key.Mac("actor", who))[..PseudonymLength];
}
