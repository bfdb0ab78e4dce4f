using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>By when the team will have looked, as the patient is told and the clinician is reminded.</summary>
public static class LookPromise
{
    /// <returns>The last day; null while nothing was sent, or when nothing was promised.</returns>
    public static DateOnly? LookBy(this RequestSnapshot request, DateTimeOffset now) =>
        request.Head.LookWithinDays > 0
            && request.All<UploadLink>().Select(link => link.SpentAt(now, request.AnyReceived())).Max() is { } sent
            ? UkTime.DayOf(sent).AddDays(request.Head.LookWithinDays)
            : null;
}
