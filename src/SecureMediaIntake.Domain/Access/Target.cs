namespace SecureMediaIntake.Domain.Access;

/// <summary>What binds a subject to a request now. What has ended binds nobody.</summary>
[Flags]
public enum Ties
{
    None = 0,

    /// <summary>They asked.</summary>
    Requester = 1,

    /// <summary>They work in the team that looks.</summary>
    Team = 2,

    /// <summary>The patient is on their list in the care record. Nothing gives this tie yet.</summary>
    Caseload = 4,

    /// <summary>Somebody shared it with them, by name or team, and that has not ended.</summary>
    Grant = 8,

    /// <summary>They opened it in an emergency within the last hour.</summary>
    BreakGlass = 16,

    /// <summary>It was passed to them, by somebody whose work it was.</summary>
    Owner = 32,
}

/// <summary>What somebody wants to do something with.</summary>
public abstract record Target
{
    private Target()
    {
        // Closed: an organisation as a whole, or one request of it.
    }

    /// <param name="Code">ODS code.</param>
    public sealed record OfOrganisation(string Code) : Target;

    /// <param name="Organisation">ODS code of the owner.</param>
    /// <param name="Ties">What binds the subject to it.</param>
    /// <param name="IsIntimate">Whether a private area was asked for.</param>
    /// <param name="IsErased">Whether its key is gone.</param>
    public sealed record OfRequest(string Organisation, Ties Ties, bool IsIntimate, bool IsErased) : Target;
}
