using System.Runtime.CompilerServices;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(Here());

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "SecureMediaIntake.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout."));
}
