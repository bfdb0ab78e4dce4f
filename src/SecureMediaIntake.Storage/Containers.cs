namespace SecureMediaIntake.Storage;

/// <summary>Blob containers, as infrastructure makes them.</summary>
internal static class Containers
{
    /// <summary>The drop zone: browsers write here, the lifecycle rule clears it after 24 hours.</summary>
    public const string Upload = "upload";

    /// <summary>What was copied out of the browsers' reach. No right to it is ever given out.</summary>
    public const string Received = "received";

    public const string Renditions = "renditions";

    /// <summary>Sealed keys of sign-in cookies.</summary>
    public const string Keys = "keys";

    /// <summary>Signed checkpoints of the trail, which nobody can change or delete. Infrastructure makes and locks it; nothing is written there yet.</summary>
    public const string Trail = "trail";
}
