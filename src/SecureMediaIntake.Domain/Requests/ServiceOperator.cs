using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Somebody who runs the service, at its command line. They belong to no organisation, and a trail must still say who it was.</summary>
/// <param name="Identity">The identity by whose token it was done: proved, but the app's own, behind which anybody may stand who can open a shell there.</param>
/// <param name="Said">The name that they gave: said, and not proved.</param>
public sealed record ServiceOperator(PersonId Identity, string Said)
{
    /// <summary>As staff read it in a trail.</summary>
    public string Name => $"{Said.Trim()} (who runs the service, as they said; identity {Identity.Object:D})";

    public override string ToString() => "operator";
}
