using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>Passes a typed answer to the check and, when it is right, gives this browser its session.</summary>
internal sealed class PassCheck(PatientVisit visit, CheckIdentity check, ReadSession sessions, PrepareUploads prepare, CheckViewLink checkView, SendNumbers numbers)
{
    /// <returns>The page to go to.</returns>
    public async Task<Outcome<string>> RunAsync(LinkTarget target, string answer, CancellationToken cancellation)
    {
        if (target.IsView)
        {
            return await ViewAsync(target, answer, cancellation);
        }

        switch (await check.RunAsync(target, answer, cancellation))
        {
            case Outcome<PassedCheck>.Refused(var problem):
                return problem;

            case Outcome<PassedCheck>.Ok(var passed):
                visit.Begin(new(target, passed.Epoch, passed.Secret));
                return await NextAsync(target, passed, cancellation);

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Outcome<string>> ViewAsync(LinkTarget target, string answer, CancellationToken cancellation)
    {
        switch (await checkView.RunAsync(target, answer, cancellation))
        {
            case Outcome<PassedViewCheck>.Refused(var problem):
                return problem;

            case Outcome<PassedViewCheck>.Ok({ State: ViewLinkStatus.Checked } passed):
                visit.Begin(new(target, passed.Epoch, passed.Secret));

                // Sent here, in a POST: opening the next page again must not send an e-mail again.
                return await numbers.RunAsync(target, passed.Epoch, cancellation) is Outcome<bool>.Refused(var unsent)
                    ? NumbersPage.AddressAfter(unsent)
                    : NumbersPage.Address;

            case Outcome<PassedViewCheck>.Ok(var ended):
                visit.Begin(new(target, ended.Epoch, ended.Secret));
                return ClosedPage.Address;

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
