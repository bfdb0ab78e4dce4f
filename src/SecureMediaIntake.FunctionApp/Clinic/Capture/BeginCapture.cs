using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Patient;

namespace SecureMediaIntake.FunctionApp.Clinic.Capture;

/// <summary>Gives this browser the right that it took up: the same cookie and the same protocol as a patient's phone, and the key to encrypt to.</summary>
internal sealed class BeginCapture(PatientVisit visit, ReadSession sessions, PrepareUploads prepare)
{
    public async Task RunAsync(TakenUp taken, CancellationToken cancellation)
    {
        visit.Begin(new(taken.Target, taken.Right.Epoch, taken.Right.Secret));
        var claim = new SessionClaim(taken.Target, taken.Right.Epoch, taken.Right.Secret);

        // Made here, in a POST, so that the camera's page needs no change of state when it is opened.
        if (await sessions.RunAsync(claim, moving: false, cancellation) is Outcome<LinkSession>.Ok(var session))
        {
            await prepare.RunAsync(session, cancellation);
        }
    }
}
