namespace SecureMediaIntake.Domain.Audit;

/// <summary>What a step did, before the trail gives it a number and a place in the chain.</summary>
/// <param name="Action">Past-tense fact in kebab-case, such as <c>link-verified</c>.</param>
/// <param name="Object">What it was done to: <c>request</c>, <c>link:1</c>, <c>item:…</c>. Opaque ids only.</param>
/// <param name="Actor">Who: <c>patient</c>, <c>service</c>, or a pseudonym whose name lies sealed in the partition.</param>
/// <param name="Reason">A code, or null. Never free text: the trail outlives erasure.</param>
public sealed record TrailEvent(string Action, string Object, string Actor, string? Reason = null);
