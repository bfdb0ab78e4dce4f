namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>The published folder is not one that the Functions host would run as meant, or its handler did not come up.</summary>
public sealed class FunctionsHostException(string message, Exception? cause = null) : Exception(message, cause);
