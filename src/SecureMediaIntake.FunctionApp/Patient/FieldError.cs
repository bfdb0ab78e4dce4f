namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>What is wrong, and the id of the field where it can be put right.</summary>
internal sealed record FieldError(string Field, string Words);
