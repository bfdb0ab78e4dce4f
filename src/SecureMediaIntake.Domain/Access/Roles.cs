namespace SecureMediaIntake.Domain.Access;

/// <summary>What somebody is in their organisation. Kept in our own directory for people; for systems it is what their token says.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Asks for media and looks at them.</summary>
    Clinician = 1,

    /// <summary>A clinician who may also agree as the second person.</summary>
    Senior = 2,

    /// <summary>Reads trails and ends shares. Sees no media.</summary>
    GovernanceLead = 4,

    /// <summary>Says who works here, in which team and as what. Sees no media.</summary>
    Administrator = 8,

    /// <summary>Watches over the service. Sees no media and no patient.</summary>
    Operator = 16,

    /// <summary>A system that makes requests and reads what became of them.</summary>
    RequestSystem = 32,

    /// <summary>A system that reads media, for the care record that shows them.</summary>
    MediaSystem = 64,
}
