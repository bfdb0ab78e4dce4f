namespace SecureMediaIntake.Tests.Architecture;

/// <summary>Finds the checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(Built());

    /// <summary>Where this file was compiled: also right when the build output lies outside the checkout.</summary>
    private static string Built([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "SecureMediaIntake.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout."));
}
