using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>What a patient may read of the request after the check: what is wanted and why. Never a name, a number or a condition.</summary>
/// <param name="Private">What they are told about private areas.</param>
/// <param name="Note">What they wrote themselves, or null.</param>
/// <param name="Retake">Why it is asked again.</param>
internal sealed record Wanted(string What, string Why, PrivateAreaLine Private, string? Note, RetakeReason Retake);

/// <summary>Opens those fields.</summary>
internal sealed class ReadWanted(IRecordKeys keys, OrganisationDirectory organisations, TimeProvider clock)
{
    public async Task<Wanted> RunAsync(RequestSnapshot request, CancellationToken cancellation)
    {
        using var key = await keys.OpenAsync(
            organisations.ByCode(request.Head.Organisation), request.Id, request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        var asked = request.ReadAsked(key);
        return new(asked.Wanted, asked.Why, PrivateAreas.LineFor(asked, UkTime.DayOf(clock.GetUtcNow())), request.ReadNote(key), asked.Retake);
    }
}
