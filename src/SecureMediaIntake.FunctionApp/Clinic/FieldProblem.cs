namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>A problem shown where it can be mended.</summary>
/// <param name="Field">Id of the field or group; its message has the id <c>{field}-error</c>.</param>
/// <param name="Element">Id of what gets the focus: the field, or the first one of its group.</param>
/// <param name="Code">Stable code, for tests and support.</param>
internal sealed record FieldProblem(string Field, string Element, string Code, string Message);
