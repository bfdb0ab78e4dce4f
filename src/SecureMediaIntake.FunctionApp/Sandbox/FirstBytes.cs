namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Reads a pipe to its end, so that its writer never blocks, and keeps only what may be of use.</summary>
internal static class FirstBytes
{
    /// <summary>Bytes kept: the launchers' own errors are one line.</summary>
    private const int Kept = 4096;

    public static async Task<byte[]> OfAsync(Stream pipe)
    {
        var buffer = new byte[Kept];
        var kept = new byte[Kept];
        var length = 0;
        int read;
        while ((read = await pipe.ReadAsync(buffer)) > 0)
        {
            var more = Math.Min(read, Kept - length);
            buffer.AsSpan(0, more).CopyTo(kept.AsSpan(length));
            length += more;
        }

        return kept[..length];
    }
}
