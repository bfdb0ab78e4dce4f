using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>Who stands in a trail line, as staff read it.</summary>
public static class ActorNames
{
    public const string Erased = "Erased name";

    public static string ActorName(this RequestSnapshot request, string actor, RecordKey key) => OfNobody(actor)
        ?? (request.Find<ActorRow>(ActorRow.Prefix + actor) is { } row ? key.Open(row.Name, ActorRow.Purpose) : Erased);

    /// <returns>Null for a pseudonym of a person or system.</returns>
    public static string? OfNobody(string actor) => actor switch
    {
        Actors.Patient => "Patient",
        Actors.Holder => "Holder of the text",
        Actors.Outsider => "Person outside",
        Actors.Service => "Service",
        Actors.Operator => "Operator of the service",
        _ => null,
    };
}
