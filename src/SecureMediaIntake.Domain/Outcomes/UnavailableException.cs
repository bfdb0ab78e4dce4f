namespace SecureMediaIntake.Domain.Outcomes;

/// <summary>
/// A service that we depend on (storage, vault, care record, texts) did not answer as it should, and asking again later may help.
/// Adapters translate only the failures that they can name into this; everything else escapes as the fault that it is.
/// </summary>
/// <remarks>The message names the service and the operation, never a person, a secret or an address with a signature.</remarks>
public sealed class UnavailableException(string message, Exception? cause = null) : Exception(message, cause);
