namespace SecureMediaIntake.Escapes;

/// <summary>In this order, because the last ones change the process that tries them.</summary>
internal static class AllEscapes
{
    public static IEnumerable<Escape> Of(Targets targets) =>
        [.. Network.Of(targets), .. Files.Of(targets), .. OtherProcesses.Of(targets), .. Kernel.All, .. Resources.All, .. Identity.All];
}
