using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>What a patient is told about photos of private areas.</summary>
public enum PrivateAreaLine
{
    /// <summary>Nobody asked for them: do not send them.</summary>
    NotAsked,

    /// <summary>They were asked for, after another way was offered: they may be refused.</summary>
    Asked,

    /// <summary>The patient is a child: never, whatever was asked.</summary>
    OfChild,
}

/// <summary>Decides it. The child comes first, so that no request, however made, can ask a child for an intimate picture.</summary>
public static class PrivateAreas
{
    public static PrivateAreaLine LineFor(Asked asked, DateOnly today) =>
        asked.Patient.IsChildOn(today) ? PrivateAreaLine.OfChild
        : asked.PrivateArea ? PrivateAreaLine.Asked
        : PrivateAreaLine.NotAsked;
}
