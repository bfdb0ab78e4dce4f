using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>X2: what became of a link that works no more. Only after the check: before it every such link looks the same.</summary>
internal sealed class EndedPage(PatientVisit visit, OrganisationDirectory organisations) : SessionPage(visit, organisations)
{
    public LinkEnd End => LinkEnds.Of(Session);

    public string Heading => End switch
    {
        LinkEnd.Cancelled => "ended.cancelled",
        LinkEnd.Replaced => "ended.replaced",
        _ => "ended.expired",
    };

    public DateOnly LastDay => UkTime.DayOf(Session.Link.EndsAt.AddTicks(-1));

    protected override bool IsFor(LinkStatus state) => state is LinkStatus.Revoked or LinkStatus.Expired;

    public void OnGet()
    {
        // Whatever this browser kept in order to resume is of no use any more, and may lie on a shared phone. A newer link goes on with it.
        if (End is not LinkEnd.Replaced)
        {
            Response.Headers["Clear-Site-Data"] = "\"storage\"";
        }
    }
}
