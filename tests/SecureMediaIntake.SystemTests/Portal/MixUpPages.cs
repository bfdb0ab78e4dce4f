using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>
/// Photos of the wrong patient, in each of their states, as the one person who is signed in may meet them: reported by them, reported by a colleague whose
/// second person they are, and shown to them.
/// </summary>
internal static class MixUpPages
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Colleague = new(TestSite.NorthTenant, new("10000009-0000-4000-8000-000000000009"), "X26T1", "Test Clinician Nine");

    public static async Task<IReadOnlyList<PortalPage>> MakeAsync(TestSite site, Func<RenditionPart, byte[]> photo)
    {
        // Senior also: who decides of a colleague's request, and reports in their own.
        site.Directory.Put("X26T1", TestSite.North.Id, PatientPages.All);
        site.Directory.Put("X26T1", Colleague.Id);
        var own = await site.AskAsync("2 photos of your back");
        var (mine, ownCase) = (own, await ReportAsync(site, photo, own, TestSite.North, MisfileWish.Move));
        var (named, namedCase) = await TheirsAsync(site, photo, "a photo of your shoulder", isNamed: true);
        var (unknown, unknownCase) = await TheirsAsync(site, photo, "a photo of your knee", isNamed: false);
        var (settled, settledCase) = await TheirsAsync(site, photo, "a photo of your neck", isNamed: false);
        await site.Get<DecideMisfile>().RunAsync(TestSite.North, settled, settledCase, MisfileDecision.Erase, stamp: null, None);

        string Of(RequestId id, string misfile, string rest = "") => $"/clinic/requests/{id}/wrong-patient/{misfile}{rest}";
        return
        [
            new("request-wrong-patient", $"/clinic/requests/{mine}", "[data-misfile-facts] summary", "[data-misfile-facts][open]"),
            new("request-wrong-patient-settled", $"/clinic/requests/{settled}"),
            new("wrong-patient-whose", Of(mine, ownCase, "/patient")),
            new("wrong-patient-whose-mistakes", Of(mine, ownCase, "/patient"), "[data-action='name-right-patient']", ".nhsuk-error-summary"),
            new("wrong-patient-whose-named", Of(named, namedCase, "/patient")),
            new("second-person", Of(named, namedCase)),
            new("second-person-mistake", Of(named, namedCase), "[data-action='decide']", ".nhsuk-error-summary"),
            new("second-person-not-known", Of(unknown, unknownCase)),
            new("second-person-settled", Of(settled, settledCase)),
            new("notices", "/clinic/notices"),
        ];
    }

    private static async Task<(RequestId Request, string Misfile)> TheirsAsync(TestSite site, Func<RenditionPart, byte[]> photo, string wanted, bool isNamed)
    {
        var request = await site.AskAsync(wanted, who: Colleague);
        var misfile = await ReportAsync(site, photo, request, Colleague, MisfileWish.NotKnown);

        if (isNamed)
        {
            site.Edges.Found = InMemoryEdges.Patient with { NhsNumber = "9990001383", Family = "Test-Birch", RecordId = "patient-2" };
            await site.Get<NameRightPatient>().RunAsync(
                Colleague, request, misfile, InMemoryEdges.Patient.NhsNumber, InMemoryEdges.Patient.BirthDate, None);
            site.Edges.Found = InMemoryEdges.Patient;
        }

        return (request, misfile);
    }

    private static async Task<string> ReportAsync(TestSite site, Func<RenditionPart, byte[]> photo, RequestId request, Clinician who, MisfileWish wish)
    {
        var (item, _) = await site.AddMediaAsync(request, pictures: photo, size: DrawnMedia.PhotoSize);
        using (Assert.IsType<Outcome<OpenedMedia>.Ok>(
            await site.Get<ViewMedia>().RunAsync(TestSite.North, OpaqueId.New(), request, item.Id, RenditionPart.Preview, None)).Value)
        {
            // Whoever is signed in was shown it.
        }

        return Assert.IsType<Outcome<string>.Ok>(await site.Get<ReportMisfile>().RunAsync(who, request, new([item.Id], "Another person's tattoo", wish), None)).Value;
    }
}
