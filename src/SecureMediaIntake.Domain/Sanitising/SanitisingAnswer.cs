using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What became of one upload in the sandbox.</summary>
/// <param name="Outcome">The clean files, or the reason for the patient (<see cref="SanitisingProblems"/>).</param>
/// <param name="Word">What the sandbox said about the file, refused or not; null when it died without a word.</param>
/// <param name="Work">What was done, by the trusted side's own knowledge.</param>
public sealed record SanitisingAnswer(Outcome<SanitisedMedia> Outcome, SandboxReport? Word, SanitisingWork Work);
