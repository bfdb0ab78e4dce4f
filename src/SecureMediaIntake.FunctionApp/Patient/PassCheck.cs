using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>Passes a typed answer to the check and, when it is right, gives this browser its session.</summary>
internal sealed class PassCheck(PatientVisit visit, CheckIdentity check, ReadSession sessions, PrepareUploads prepare)
{
    /// <returns>The page to go to.</returns>
    public async Task<Outcome<string>> RunAsync(LinkTarget target, string answer, CancellationToken cancellation)
    {
        switch (await check.RunAsync(target, answer, cancellation))
        {
            case Outcome<PassedCheck>.Refused(var problem):
                return problem;

            case Outcome<PassedCheck>.Ok(var passed):
                visit.Begin(target, passed);
                return await NextAsync(target, passed, cancellation);

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Outcome<string>> NextAsync(LinkTarget target, PassedCheck passed, CancellationToken cancellation)
    {
        switch (passed.State)
        {
            case LinkStatus.Consumed:
                return "/p/ledger";

            case LinkStatus.Verified:
                var claim = new SessionClaim(target, passed.Epoch, passed.Secret);

                // Made here, in a POST, so that the upload page needs no change of state when it is opened.
                if (await sessions.RunAsync(claim, moving: false, cancellation) is Outcome<LinkSession>.Ok(var session))
                {
                    await prepare.RunAsync(session, cancellation);
                }

                return "/p/agree";

            default:
                return "/p/ended";
        }
    }
}
