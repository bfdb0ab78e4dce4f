namespace SecureMediaIntake.FunctionApp.Api.Contracts;

/// <summary>What several contracts say.</summary>
internal static class Shared
{
    public static Parameter Id(string name, string description, string example) => new(name, Place.Path, description, example, Pattern: "^[0-9a-f]{32}$");
}
