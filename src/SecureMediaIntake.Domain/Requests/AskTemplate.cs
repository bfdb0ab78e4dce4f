using System.ComponentModel.DataAnnotations;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What a team asks for often, under a name that its clinicians know: on a patient's page it is two taps (journeys C4).</summary>
public sealed class AskTemplate
{
    /// <summary>In addresses, so it must tell nothing of anybody: it is the same for every patient.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,30}$")]
    public required string Id { get; init; }

    /// <summary>On the button: "Wound: 3 photos". Up to 30 characters, so that it stays one line on a phone.</summary>
    [Required]
    [StringLength(30)]
    public required string Name { get; init; }

    /// <summary>What to send, in words that the patient reads.</summary>
    [Required]
    [StringLength(AskRules.MaxWanted)]
    public required string Wanted { get; init; }

    /// <summary>Why, in words that the patient reads.</summary>
    [Required]
    [StringLength(AskRules.MaxWhy)]
    public required string Why { get; init; }

    /// <summary>How long the link works, in days: one of <see cref="AskRules.Days"/>.</summary>
    public int Days { get; init; } = 7;

    /// <summary>How soon the team promises to look, in days: one of <see cref="AskRules.LookWithinDays"/>.</summary>
    public int LookWithinDays { get; init; } = 7;

    /// <summary>Id of the team whose template it is, and who will look; null for all teams, and whoever looks at the patient's request already.</summary>
    public string? Team { get; init; }

    /// <summary>Private areas are never asked for by template: each time somebody must have offered another way first.</summary>
    public bool IsFor(MediaRequest request) => !request.TakenByStaff && (Team is null || Team == request.Team);
}
