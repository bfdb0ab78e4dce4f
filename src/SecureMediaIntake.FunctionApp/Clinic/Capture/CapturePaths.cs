namespace SecureMediaIntake.FunctionApp.Clinic.Capture;

/// <summary>Addresses of the phone that takes photos. None of them names a request: the phone's cookie does.</summary>
internal static class CapturePaths
{
    /// <summary>In the code on the screen, before the secret.</summary>
    public const string Door = "/clinic/capture";

    public const string Camera = "/clinic/capture/camera";

    public const string Finished = "/clinic/capture/finished";
}
