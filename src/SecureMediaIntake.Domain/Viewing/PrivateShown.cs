using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>That somebody said why they must see photos that may show a private area. Each time is a row of its own: a second reason does not hide the first.</summary>
public sealed record PrivateShown : IRow
{
    public const string Prefix = "shown:";

    /// <summary>The purpose under which the reason is sealed.</summary>
    public const string Purpose = "shown-reason";

    /// <summary>Longest reason in characters: one line.</summary>
    public const int MaxReason = 100;

    /// <summary>How long they stay open to that person: about one appointment with its notes. Then the question comes again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public string RowKey => $"{Prefix}{Operation}";

    /// <summary>The operation that wrote it: its line in the trail carries the same.</summary>
    public required OperationId Operation { get; init; }

    /// <summary>Pseudonym of who said it.</summary>
    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Sealed: what somebody writes of a patient must not outlive the patient's erasure, as the trail does.</summary>
    public required SealedText Reason { get; init; }
}

/// <summary>What is hidden until somebody asks for it.</summary>
public static class PrivateAreaRules
{
    /// <summary>Whether the media are hidden from this person now. A system shows nothing by itself: the health record has rules of its own.</summary>
    public static bool IsHiddenFrom(this RequestSnapshot request, Clinician clinician, RecordKey key, DateTimeOffset now) =>
        !clinician.IsSystem
        && request.ReadAsked(key).PrivateArea
        && Actors.For(clinician, key).Pseudonym is var reader
        && !request.All<PrivateShown>().Any(shown => shown.Actor == reader && now - shown.At < PrivateShown.Lasts);
}
