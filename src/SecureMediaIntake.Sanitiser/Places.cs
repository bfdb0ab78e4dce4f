namespace SecureMediaIntake.Sanitiser;

/// <summary>
/// The sandbox's whole world, seen from where it starts us: the root under bubblewrap, a folder of the run under Landlock. Names are constants, so
/// that nothing from outside can become part of one.
/// </summary>
internal static class Places
{
    public const string Original = "in/original";

    public const string Out = "out";

    public const string Scratch = "scratch";
}
