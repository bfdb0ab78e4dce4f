namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>
/// How much a request may bring. Phones send media to storage; the one that comes this way is a photo of a browser without script, whose endpoint
/// has a limit of its own (Patient/PostPhoto.cs).
/// </summary>
internal static class RequestLimits
{
    /// <summary>Bytes of a body. A page's longest form has a few hundred; a trigger's envelope stays under 64 KiB (a queue message's limit).</summary>
    public const long MaxBody = 128 * 1024;
}
