using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>The reasons that people wrote, beside the lines of the trail that they belong to. They are sealed, and gone when the request is erased.</summary>
public static class SaidWords
{
    public static string? SaidIn(this RequestSnapshot request, TrailLine line, RecordKey key) => line.Action switch
    {
        ShowPrivateMedia.Shown when request.Find<PrivateShown>(PrivateShown.Prefix + line.Operation) is { } shown => key.Open(shown.Reason, PrivateShown.Purpose),
        "media-shared" or "share-set-to-begin" or "share-asked" when request.Find<GrantRow>(line.Object) is { } grant =>
            $"{key.Open(grant.To, GrantRow.ToPurpose)} ({grant.Organisation}): {key.Open(grant.Why, GrantRow.WhyPurpose)}",
        "emergency-opened" when line.Reason is { } emergency && request.Find<EmergencyRow>(EmergencyRow.KeyOf(emergency)) is { } row => key.Open(row.Reason, EmergencyRow.ReasonPurpose),
        "not-of-this-patient" when line.Reason is { } id && request.Misfile(id) is { } misfile => key.Open(misfile.Reason, Misfile.ReasonPurpose),
        _ when request.Find<SaidRow>(SaidRow.KeyOf(line.Operation)) is { } said => key.Open(said.Words, SaidRow.Purpose),
        _ => null,
    };
}
