using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Patient;

namespace SecureMediaIntake.FunctionApp.Clinic.Capture;

/// <summary>What became of a capture, for the phone that took it: sent, stopped, out of time, or moved to another phone.</summary>
internal sealed class FinishedModel(PatientVisit visit) : PageModel
{
    /// <summary>What became of it, in one word, for tests.</summary>
    public string State { get; private set; } = "closed";

    public string Heading { get; private set; } = "This phone is not connected";

    public string Line { get; private set; } = "Show a new code on the other screen to take photos.";

    public RequestId? Capture { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await visit.SessionAsync(moving: false, cancellation);

        if (found is Outcome<LinkSession>.Ok({ Link.Check: CheckKind.Staff } session))
        {
            Capture = session.Request.Id;
            (State, Heading, Line) = session.State switch
            {
                LinkStatus.Consumed => ("sent", "Photos sent", $"{Count(session.Request)} being put in the patient's record."),
                LinkStatus.Revoked => ("stopped", "This was stopped", "Somebody stopped it on the other screen. Nothing more can be added."),
                LinkStatus.Expired => ("ended", "Time is up", "Nothing was taken in time. Start again from the request."),
                _ => (State, Heading, Line),
            };
        }
        else if (found is Outcome<LinkSession>.Refused({ Code: var code }) && code == LinkProblems.Moved.Code)
        {
            (State, Heading, Line) = ("moved", "Another phone took over", "Photos are now taken on that one.");
        }
    }

    private static string Count(RequestSnapshot request) => request.Items().Count(item => item.WasReceived && item.Status is not ItemStatus.Refused) switch
    {
        1 => "1 file is",
        var count => $"{count} files are",
    };
}
