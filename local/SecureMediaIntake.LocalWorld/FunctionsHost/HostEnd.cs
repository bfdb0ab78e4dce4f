namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>Why a host is no longer running.</summary>
internal enum HostEnd
{
    /// <summary>Somebody stopped it.</summary>
    Asked,

    /// <summary>Its handler ended badly for the third time in a row of crashes; on Azure the whole instance would be replaced.</summary>
    ThirdCrash,
}
