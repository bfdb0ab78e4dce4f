using System.Security.Claims;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>
/// What the portal's cookie says: who, and in which sign-in. Organisation, role and teams are not in it: they are read on every request, so an
/// organisation that left the service is out at once, and somebody who left the organisation within seconds.
/// </summary>
internal static class ClinicSession
{
    private const string Tenant = "tid";
    private const string Person = "oid";
    private const string Name = "name";

    /// <summary>There only where the tenant called the account a guest: whether it is one that was named is asked again each time.</summary>
    private const string Guest = "guest";

    /// <summary>Names this sign-in: views of one sign-in make one line in the trail.</summary>
    private const string Viewing = "viewing";

    public static ClaimsPrincipal Start(Clinician clinician) => new(new ClaimsIdentity(
        [
            new(Tenant, clinician.TenantId.ToString("D")),
            new(Person, clinician.ObjectId.ToString("D")),
            new(Name, clinician.Name),
            new(Viewing, OpaqueId.New()),
            .. clinician.IsGuest ? [new(Guest, "yes")] : Array.Empty<Claim>(),
        ],
        SignInSchemes.Cookie,
        Name,
        roleType: null));

    /// <returns>Null when nobody is signed in, or their organisation is not on board any more.</returns>
    public static Clinician? Read(ClaimsPrincipal session, OrganisationDirectory organisations) =>
        session.Identity is { IsAuthenticated: true, AuthenticationType: SignInSchemes.Cookie }
        && Guid.TryParseExact(session.FindFirst(Tenant)?.Value, "D", out var tenant)
        && Guid.TryParseExact(session.FindFirst(Person)?.Value, "D", out var person)
        && organisations.ByTenant(tenant) is { } organisation
            ? new(tenant, person, organisation.Code, session.FindFirst(Name)?.Value ?? string.Empty) { IsGuest = session.HasClaim(claim => claim.Type == Guest) }
            : null;

    public static string ViewingOf(ClaimsPrincipal session) =>
        session.FindFirst(Viewing)?.Value ?? throw new InvalidOperationException("A session always has a viewing id.");
}
