using System.Diagnostics;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>What waits, how urgent it is, who has it, and whom to call when nobody does (journeys C15).</summary>
internal static class CareWords
{
    public static string InWords(this Urgency urgency) => urgency switch
    {
        Urgency.Routine => "Routine",
        Urgency.Soon => "Soon",
        Urgency.Urgent => "Urgent",
        _ => throw new UnreachableException($"Urgency {urgency} has no words."),
    };

    public static string TagClass(this Urgency urgency) => urgency switch
    {
        Urgency.Routine => "nhsuk-tag--grey",
        Urgency.Soon => "nhsuk-tag--yellow",
        Urgency.Urgent => "nhsuk-tag--red",
        _ => throw new UnreachableException($"Urgency {urgency} has no colour."),
    };

    public static string InWords(this WaitingFor reason) => reason switch
    {
        WaitingFor.Attention => "Needs attention",
        WaitingFor.LateArrival => "Arrived after the link ended",
        WaitingFor.Media => "Photos or videos arrived",
        WaitingFor.WrongNumber => "Wrong number reported",
        WaitingFor.TextNotDelivered => "Text not delivered",
        WaitingFor.SaidNo => "Said no",
        WaitingFor.CouldNotUse => "Could not use",
        WaitingFor.Locked => "Locked after wrong answers",
        _ => throw new UnreachableException($"{reason} has no words."),
    };

    /// <summary>15 minutes, 4 hours, or the end of the next working day.</summary>
    public static string TimeInWords(this Urgency urgency, ResponseClocks clocks) => urgency switch
    {
        Urgency.Urgent => $"within {Sizes.OfWait(clocks.Urgent)}",
        Urgency.Soon => $"within {Sizes.OfWait(clocks.Soon)}",
        Urgency.Routine => "by the end of the next working day",
        _ => throw new UnreachableException($"Urgency {urgency} has no time."),
    };

    /// <summary>Late, reminded, or nothing to say yet.</summary>
    public static string? StateInWords(this WaitClock clock, DateTimeOffset now) => clock switch
    {
        { HasRunOut: true } => "Nobody has acknowledged this",
        { Level: Responsible.Lead } => "With the governance lead",
        { Level: Responsible.Seniors } => "With the seniors of the team",
        _ when now >= clock.DueAt => "Late",
        { IsReminded: true } => "Reminder: half of the time is over",
        _ when now >= clock.RemindAt => "Reminder: half of the time is over",
        _ => null,
    };

    /// <summary>What whoever asked reads when nobody took it in time; null while there is time.</summary>
    public static string? CallInWords(this CareSheet care, Team? team, Organisation organisation, DateTimeOffset now) =>
        care.Waiting.Clock is { } clock && (clock.IsLate || now >= clock.DueAt)
            ? $"Nobody has acknowledged this. Call {team?.Phone ?? organisation.Phone}."
            : null;

    /// <summary>You have taken this. / Dr B has taken this, at 10:41am. / Passed to Dr B, who has not taken it yet.</summary>
    public static string? InWords(this OwnerSheet? owner, DateTimeOffset now) => owner switch
    {
        null => null,
        { IsReader: true, TakenAt: not null } => "You have taken this.",
        { IsReader: true } => "This was passed to you. Nobody has acknowledged it yet.",
        { TakenAt: { } at } => $"{owner.Name} has taken this, {UkTime.Short(at, now)}.",
        _ => $"Passed to {owner.Name}, who has not acknowledged it yet.",
    };

    /// <summary>Waiting → Acknowledged by [name].</summary>
    public static string OwnerInWords(this InboxLine line) => line switch
    {
        { IsToBeTaken: true, Owner: null } => "Nobody yet",
        { IsToBeTaken: true, IsMine: true } => "Passed to you, or new since you took it",
        { IsToBeTaken: true } => $"{line.Owner}: not acknowledged",
        { IsMine: true } => "Acknowledged by you",
        _ => $"Acknowledged by {line.Owner}",
    };
}
