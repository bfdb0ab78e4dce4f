using Hl7.Fhir.Model;

namespace SecureMediaIntake.CareRecord.Http;

/// <summary>An answer that says something: unknown ends and stopped destinations are exceptions.</summary>
/// <param name="Resource">What was read or found; null for a write, whose receipt nobody needs.</param>
internal sealed record RecordAnswer(AnswerKind Kind, Resource? Resource);
