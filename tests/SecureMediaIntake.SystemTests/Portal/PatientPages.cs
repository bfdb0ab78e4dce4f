using Microsoft.Playwright;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Patients;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>Finding a patient, what is not one's own, and what a governance lead reviews.</summary>
internal static class PatientPages
{
    /// <summary>Of whoever is signed in: as all of them they meet every page.</summary>
    public const Roles All = Roles.Clinician | Roles.Senior | Roles.GovernanceLead;

    private const string Page = "/clinic/patients";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Colleague = new(TestSite.NorthTenant, new("10000009-0000-4000-8000-000000000009"), "X26T1", "Test Clinician Nine");

    public static async Task<IReadOnlyList<PortalPage>> MakeAsync(TestSite site, Func<RenditionPart, byte[]> photo)
    {
        site.Directory.Put("X26T1", Colleague.Id);
        await OfOtherTeamAsync(site, photo, Colleague, "1 photo of your elbow");

        // What a colleague opened in an emergency, of requests that are not theirs.
        var opened = await OfOtherTeamAsync(site, photo, TestSite.North, "1 photo of your chin");
        var (waiting, emergency) = await OpenAsync(site);
        site.Clock.Advance(EmergencyRow.Lasts);
        var (reviewed, settled) = await OpenAsync(site);
        site.Directory.Put("X26T1", TestSite.North.Id, All);
        Assert.IsType<Outcome<bool>.Ok>(await site.Get<ReviewEmergency>().RunAsync(TestSite.North, reviewed, settled, None));

        return
        [
            new("patients", Page),
            new("patients-mistake", Page, "[data-action='find-patient']", ".nhsuk-error-summary"),
            new("patient", Page, "[data-action='find-patient']", "[data-others]") { Fill = page => page.FillAsync("#nhs-number", InMemoryEdges.Patient.NhsNumber) },
            new("patient-emergency-mistake", Page, "[data-action='find-patient']", "[data-others]") { Fill = page => page.FillAsync("#nhs-number", InMemoryEdges.Patient.NhsNumber), Then = WithoutReasonAsync },
            new("emergency-to-review", $"/clinic/requests/{waiting}/emergencies/{emergency}"),
            new("emergency-reviewed", $"/clinic/requests/{reviewed}/emergencies/{settled}"),
            new("request-opened-in-emergency", $"/clinic/requests/{opened}"),
        ];
    }

    private static async Task WithoutReasonAsync(IPage page)
    {
        await page.ClickAsync("details summary");
        await page.ClickAsync("[data-action='open-in-emergency']");
        await page.WaitForSelectorAsync(".nhsuk-error-summary");
    }

    private static async Task<RequestId> OfOtherTeamAsync(TestSite site, Func<RenditionPart, byte[]> photo, Clinician who, string wanted)
    {
        var request = await site.AskAsync(wanted, who: who);
        await site.AddMediaAsync(request, pictures: photo, size: DrawnMedia.PhotoSize);
        await site.ReplaceHeadAsync((await site.Requests.ReadAsync(request, None))!.Head with { Team = "another team" });
        return request;
    }

    private static async Task<(RequestId Request, string Emergency)> OpenAsync(TestSite site)
    {
        var home = Assert.IsType<Outcome<RequestId>.Ok>(await site.Get<OpenInEmergency>().RunAsync(Colleague, InMemoryEdges.Patient, "Bleeding, and nobody of the team answers", None)).Value;
        return (home, (await site.Requests.ReadAsync(home, None))!.All<EmergencyRow>().MaxBy(row => row.At)!.Id);
    }
}
