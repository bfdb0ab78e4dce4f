using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Patient;

namespace SecureMediaIntake.FunctionApp.Clinic.Capture;

/// <summary>
/// C13: the camera. Reached by the phone's cookie alone, for one request and a few minutes: nobody has to be logged in on it, and who is sees no more. It names
/// the patient all the same: photos of the wrong one are the worse harm.
/// </summary>
internal sealed class CameraModel(
    PatientVisit visit, SendToTeam send, IRecordKeys keys, OrganisationDirectory organisations, TimeProvider clock) : FormPage
{
    public PatientBar Patient { get; private set; } = null!;

    public string Wanted { get; private set; } = string.Empty;

    public IReadOnlyList<FileRow> Rows { get; private set; } = [];

    /// <summary>When no more files can be added.</summary>
    public DateTimeOffset Until { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await SessionAsync(cancellation) is { } session ? await ShowAsync(session, cancellation) : Redirect(CapturePaths.Finished);

    /// <summary>Finish: what there is goes into the record. Pressed twice, it leads to the same end.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await SessionAsync(cancellation) is not { } session)
        {
            return Redirect(CapturePaths.Finished);
        }

        switch (await send.RunAsync(session, cancellation))
        {
            case Outcome<SentMedia>.Ok:
                return Redirect(CapturePaths.Finished);

            case Outcome<SentMedia>.Refused(var problem):
                await ShowAsync(session, cancellation);
                return Again([problem], _ => "finish");

            default:
                throw new UnreachableException();
        }
    }

    /// <returns>Null when this browser may not add anything, or not here.</returns>
    private async Task<LinkSession?> SessionAsync(CancellationToken cancellation) =>
        await visit.SessionAsync(moving: false, cancellation) is Outcome<LinkSession>.Ok({ State: LinkStatus.Verified, Link.Check: CheckKind.Staff } session)
            ? session
            : null;

    private async Task<IActionResult> ShowAsync(LinkSession session, CancellationToken cancellation)
    {
        var request = session.Request;
        using var key = await keys.OpenAsync(
            organisations.ByCode(request.Head.Organisation), request.Id, request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        var asked = request.ReadAsked(key);
        Patient = PatientBar.Of(asked.Patient, clock.GetUtcNow());
        Wanted = asked.Wanted;
        Until = session.Link.Session!.StartedAt + CaptureRules.MayAddFor;
        Rows = FileRow.Of(request, visit.Words.Now);
        return Page();
    }
}
