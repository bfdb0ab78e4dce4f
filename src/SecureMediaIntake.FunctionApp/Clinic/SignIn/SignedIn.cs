using System.Diagnostics;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>Who is at the page.</summary>
internal sealed class SignedIn(IHttpContextAccessor http, OrganisationDirectory organisations)
{
    /// <summary>Null on the few pages that anybody may open.</summary>
    public Clinician? Person => http.HttpContext is { User: { } session } ? ClinicSession.Read(session, organisations) : null;

    public Clinician Clinician => Person ?? throw new UnreachableException("The folder's policy lets nobody in who is not signed in.");

    public Organisation Organisation => organisations.ByCode(Clinician.Organisation);

    public string Viewing => ClinicSession.ViewingOf(http.HttpContext!.User);
}
