namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>How much a request may bring. Media never comes this way: phones send it to storage.</summary>
internal static class RequestLimits
{
    /// <summary>Bytes of a body. A page's longest form has a few hundred; a trigger's envelope stays under 64 KiB (a queue message's limit).</summary>
    public const long MaxBody = 128 * 1024;
}
