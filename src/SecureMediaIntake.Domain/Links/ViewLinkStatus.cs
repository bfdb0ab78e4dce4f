namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// How far a view link is: Issued → Opened (telemetry only) → Checked → Verified; ended by Locked, Revoked or Expired, which are final. Nothing uses it up: it is looked
/// at until it ends, and each time the check and new numbers come first.
/// </summary>
public enum ViewLinkStatus
{
    /// <summary>Made; nobody has come through the door.</summary>
    Issued,

    /// <summary>Somebody, or some machine, posted the secret. Gives no right.</summary>
    Opened,

    /// <summary>The identity check was passed. It gives no right to a picture: only numbers may be asked for.</summary>
    Checked,

    /// <summary>The numbers were right as well; the current epoch's browser may look.</summary>
    Verified,

    /// <summary>Five checks, or five sets of numbers, failed in the link's life.</summary>
    Locked,

    /// <summary>Somebody stopped it, or what it shows turned out to be another patient's.</summary>
    Revoked,

    /// <summary>Its end came first. Judged from the clock on every read.</summary>
    Expired,
}
