using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <param name="Needs">The right without which the page answers "not your role".</param>
internal sealed record MenuItem(string Words, string Address, ClinicAction Needs);

/// <summary>The pages at the top of every page. Each person finds only those that open for them, so that nobody is led to a refusal.</summary>
internal static class Menu
{
    private static readonly MenuItem[] All =
    [
        new("Requests", ClinicPaths.Home, ClinicAction.ListRequests),
        new("Inbox", ClinicPaths.Inbox, ClinicAction.ListInbox),
        new("New request", "/clinic/requests/new", ClinicAction.MakeRequest),
        new("Patients", "/clinic/patients", ClinicAction.FindPatient),
        new("Notes for me", ClinicPaths.NotesForMe, ClinicAction.ListShared),
        new("Shared with me", "/clinic/shared", ClinicAction.ListShared),
        new("Notices", ClinicPaths.Notices, ClinicAction.ReadNotices),
        new("Activity", "/clinic/activity", ClinicAction.ReadActivity),
    ];

    public static IEnumerable<MenuItem> For(Subject subject) =>
        All.Where(item => AccessRules.Allows(subject, item.Needs, new Target.OfOrganisation(subject.Organisation)));

    /// <summary>Where somebody begins: a governance lead at what waits. Who has no page begins where they are told so.</summary>
    public static string HomeOf(Subject subject) => For(subject).FirstOrDefault()?.Address ?? ClinicPaths.Home;

    public static bool Has(string address) => All.Any(item => item.Address == address);
}
