using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P9: what was received. Only after Send, and to whoever passes the check again later.</summary>
internal sealed class SentPage(PatientVisit visit, OrganisationDirectory organisations, TimeProvider clock) : SessionPage(visit, organisations)
{
    public string What { get; private set; } = string.Empty;

    /// <summary>By when somebody will have looked, where that was promised.</summary>
    public DateOnly? LookBy => Session.Request.LookBy(clock.GetUtcNow());

    public IReadOnlyList<FileRow> Refused { get; private set; } = [];

    protected override bool IsFor(LinkStatus state) => state == LinkStatus.Consumed;

    public void OnGet()
    {
        var items = Session.Request.Items().Where(item => item.WasReceived && item.Status is not ItemStatus.Refused).ToList();
        What = Sum(items.Count(i => i.Kind == MediaKind.Photo), items.Count(i => i.Kind == MediaKind.Video));
        Refused = [.. FileRow.Of(Session.Request, Words.Now).Where(row => Session.Request.Item(ItemId.From(row.Id!)) is { Status: ItemStatus.Refused })];

        // Whatever this browser kept in order to resume is of no use any more, and may lie on a shared phone.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
    }

    /// <summary>"3 photos and 1 video"; leaves out what there is none of.</summary>
    private string Sum(int photos, int videos) => (photos, videos) switch
    {
        (_, 0) => Words.Count("sent.photos", photos).ToString(),
        (0, _) => Words.Count("sent.videos", videos).ToString(),
        _ => Words.Count("sent.photos-and-videos", videos, ("photos", Words.Count("sent.photos", photos).ToString())).ToString(),
    };
}
