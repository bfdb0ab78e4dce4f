using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>Who looked, as the patient reads it: by role, never by name.</summary>
public enum LookedAs
{
    Clinician,

    /// <summary>A computer system of the organisation, such as the one that shows the health record.</summary>
    System,
}

/// <summary>One person's looking on one day.</summary>
/// <param name="At">When they looked first that day.</param>
public sealed record Look(DateTimeOffset At, LookedAs By);

/// <summary>
/// Reads from the trail who looked at what a patient sent. A viewer's many lines of one day (previews, full sizes, ranges) are one look, so that a list of
/// three people is not a list of sixty lines.
/// </summary>
public sealed class ReadLooks(IRequestStore store)
{
    /// <returns>Oldest first.</returns>
    public async Task<IReadOnlyList<Look>> RunAsync(RequestSnapshot request, CancellationToken cancellation)
    {
        var first = new Dictionary<(string Actor, DateOnly Day), Look>();

        await foreach (var line in store.ReadTrailAsync(request.Id, cancellation))
        {
            if (line.Action == ViewMedia.Viewed)
            {
                first.TryAdd((line.Actor, UkTime.DayOf(line.Time)), new(line.Time, LookedAs(request, line.Actor)));
            }
        }

        return [.. first.Values.OrderBy(look => look.At)];
    }

    private static LookedAs LookedAs(RequestSnapshot request, string actor) =>
        request.Find<ActorRow>(ActorRow.Prefix + actor) is { IsSystem: true } ? Viewing.LookedAs.System : Viewing.LookedAs.Clinician;
}
