namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>What the processes of one run use at this moment.</summary>
/// <param name="ResidentBytes">Of all processes.</param>
/// <param name="IsAtWork">One of their threads runs, waits its turn to run, or waits for a disk.</param>
internal readonly record struct ProcessUse(long ResidentBytes, bool IsAtWork);
