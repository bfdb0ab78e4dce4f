namespace SecureMediaIntake.LocalWorld;

/// <summary>The local world cannot start or go on. The message is for the person at the keyboard: what is missing and how to get it.</summary>
public sealed class WorldException(string message, Exception? cause = null) : Exception(message, cause);
