using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Why a link works no more, as far as its owner is told.</summary>
public enum LinkEnd
{
    /// <summary>The end date came, and nothing was sent.</summary>
    Expired,

    /// <summary>The end date came after something was sent.</summary>
    Sent,

    /// <summary>The team called the request off.</summary>
    Cancelled,

    /// <summary>A newer link was sent for the same request.</summary>
    Replaced,
}

/// <summary>Decides it, for a link that is revoked or expired.</summary>
public static class LinkEnds
{
    public static LinkEnd Of(LinkSession session) => session switch
    {
        _ when session.Request.IsCancelled() => LinkEnd.Cancelled,
        _ when session.Request.All<UploadLink>().Any(other => other.Number > session.Link.Number) => LinkEnd.Replaced,

        // Only a clinician revokes.
        { State: LinkStatus.Revoked } => LinkEnd.Cancelled,
        _ when session.Link.SentAt is not null || session.Request.Items().Any(item => item.WasReceived) => LinkEnd.Sent,
        _ => LinkEnd.Expired,
    };
}
