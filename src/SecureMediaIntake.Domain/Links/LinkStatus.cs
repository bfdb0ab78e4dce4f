namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// How far an upload link is: Issued → Opened (telemetry only) → Verified → Consumed; ended by Locked, Revoked or Expired. The last four are
/// final; where several would hold, Revoked beats Locked beats Consumed beats Expired.
/// </summary>
public enum LinkStatus
{
    /// <summary>Made; nobody has come through the door.</summary>
    Issued,

    /// <summary>Somebody, or some machine, posted the secret. Gives no right.</summary>
    Opened,

    /// <summary>The identity check was passed; the current epoch's browser may upload.</summary>
    Verified,

    /// <summary>The patient pressed Send (or the link ended with media received). Nothing more can be added.</summary>
    Consumed,

    /// <summary>Five checks failed in the link's life.</summary>
    Locked,

    /// <summary>A clinician called it off.</summary>
    Revoked,

    /// <summary>Its end date came first. Judged from the clock on every read, so no timer has to run for a link to stop working.</summary>
    Expired,
}
