using Microsoft.Playwright;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>The steps of sharing after an organisation was chosen, and a share in each of its states: as the sender meets it, and as the second person.</summary>
internal static class SharePages
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Colleague = new(TestSite.NorthTenant, new("10000009-0000-4000-8000-000000000009"), "X26T1", "Test Clinician Nine");
    private static readonly Clinician Senior = new(TestSite.NorthTenant, new("10000007-0000-4000-8000-000000000007"), "X26T1", "Test Senior Seven");
    private static readonly PersonId South = new(TestSite.SouthTenant, new("20000002-0000-4000-8000-000000000002"));
    private static readonly PersonId West = new(TestSite.WestTenant, new("40000002-0000-4000-8000-000000000002"));
    private static readonly PersonId Other = new(TestSite.WestTenant, new("40000003-0000-4000-8000-000000000003"));

    public static async Task<IReadOnlyList<PortalPage>> MakeAsync(TestSite site, Func<RenditionPart, byte[]> photo)
    {
        site.Directory.Put("X26T1", TestSite.North.Id, PatientPages.All);
        site.Directory.Put("X26T1", Colleague.Id);
        site.Directory.Put("X26T1", Senior.Id, Roles.Senior);
        site.Directory.Put("X26T2", South);
        site.Directory.Put("X26T3", West);
        site.Directory.Put("X26T3", Other);

        var (own, file) = await PhotoAsync(site, photo, TestSite.North, "1 photo of your wrist");
        var (hidden, _) = await PhotoAsync(site, photo, TestSite.North, "1 photo of the mole", change: form => form with { PrivateArea = true, OfferedAnotherWay = true });

        // What takes hours comes first: everybody who is signed in is so again afterwards.
        var unanswered = await AskSecondAsync(site, TestSite.North, own, file, Senior, West);
        site.Clock.Advance(GrantStates.AnswerWithin);
        var refused = await AskSecondAsync(site, TestSite.North, own, file, Senior, West);
        await AnswerAsync(site, own, refused, SecondAnswer.Refused);
        var live = await AskSecondAsync(site, TestSite.North, own, file, Senior, West);
        await AnswerAsync(site, own, live, SecondAnswer.Agreed);
        var waiting = await AskSecondAsync(site, TestSite.North, own, file, Senior, Other);
        var withdrawn = await ShareAsync(site, own, file, South);
        await site.Get<StopSharing>().RunAsync(TestSite.North, own, withdrawn, None);
        var starting = await ShareAsync(site, own, file, South);

        var (theirs, theirFile) = await PhotoAsync(site, photo, Colleague, "1 photo of your ankle");
        var asked = await AskSecondAsync(site, Colleague, theirs, theirFile, TestSite.North, West);
        var (other, otherFile) = await PhotoAsync(site, photo, Colleague, "1 photo of your heel");
        var agreed = await AskSecondAsync(site, Colleague, other, otherFile, TestSite.North, West);
        Assert.IsType<Outcome<SecondAnswer>.Ok>(await site.Get<AgreeToShare>().RunAsync(TestSite.North, other, agreed, SecondAnswer.Agreed, None));

        string Form(RequestId id, string organisation) => $"/clinic/requests/{id}/share?organisation={organisation}";
        string Share(RequestId id, string grant, string rest) => $"/clinic/requests/{id}/shares/{grant}/{rest}";
        return
        [
            new("share-with-whom", Form(own, "X26T2")),
            new("share-mistakes", Form(own, "X26T2"), "[data-action='check-share']", ".nhsuk-error-summary"),
            new("share-guard", Form(own, "X26T1"), "[data-action='check-share']", "[data-guard]") { Fill = page => FillAsync(page, Colleague.Id) },
            new("share-guard-outside", Form(own, "X26T2"), "[data-action='check-share']", "[data-guard-pause]") { Fill = page => FillAsync(page, South) },
            new("share-guard-second-person", Form(hidden, "X26T3"), "[data-action='check-share']", "[data-guard-second]") { Fill = page => FillAsync(page, West) },
            new("share-starting", Share(own, starting, "stop")),
            new("share-waiting", Share(own, waiting, "stop")),
            new("share-refused", Share(own, refused, "stop")),
            new("share-unanswered", Share(own, unanswered, "stop")),
            new("share-withdrawn", Share(own, withdrawn, "stop")),
            new("share-live", Share(own, live, "stop")),
            new("request-shares", $"/clinic/requests/{own}"),
            new("share-agree", Share(theirs, asked, "agree")),
            new("share-agree-mistake", Share(theirs, asked, "agree"), "[data-action='answer-share']", ".nhsuk-error-summary"),
            new("share-agree-not-yours", Share(other, await AskSecondAsync(site, Colleague, other, otherFile, Senior, Other), "agree")),
            new("share-agreed", Share(other, agreed, "agree")),
        ];
    }

    private static async Task FillAsync(IPage page, PersonId to)
    {
        await page.SelectOptionAsync("#to", Value(to));
        await page.FillAsync("#why", "A second opinion");
    }

    private static string Value(PersonId person) => $"person:{person.Tenant:N}:{person.Object:N}";

    private static async Task<(RequestId Request, ItemId Item)> PhotoAsync(
        TestSite site, Func<RenditionPart, byte[]> photo, Clinician who, string wanted, Func<Domain.Links.RequestForm, Domain.Links.RequestForm>? change = null)
    {
        var request = await site.AskAsync(wanted, who: who, change: change);
        return (request, (await site.AddMediaAsync(request, pictures: photo, size: DrawnMedia.PhotoSize)).Item.Id);
    }

    private static async Task<string> ShareAsync(TestSite site, RequestId request, ItemId item, PersonId to) => Assert.IsType<Outcome<string>.Ok>(
        await site.Get<ShareMedia>().RunAsync(TestSite.North, request, new("X26T2", Value(to), [item], "A second opinion", 7), None)).Value;

    private static async Task<string> AskSecondAsync(TestSite site, Clinician who, RequestId request, ItemId item, Clinician second, PersonId to) =>
        Assert.IsType<Outcome<string>.Ok>(await site.Get<ShareMedia>().RunAsync(
            who, request, new("X26T3", Value(to), [item], "A second opinion", 7) { Second = Value(second.Id) }, None)).Value;

    private static async Task AnswerAsync(TestSite site, RequestId request, string grant, SecondAnswer answer) =>
        Assert.IsType<Outcome<SecondAnswer>.Ok>(await site.Get<AgreeToShare>().RunAsync(Senior, request, grant, answer, None));
}
