using Microsoft.Playwright;

using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>A screen of staff in one of its states.</summary>
/// <param name="Press">What is pressed once it is there, to come into that state; or null.</param>
/// <param name="Until">What shows that the state is reached.</param>
internal sealed record PortalPage(string Name, string Path, string? Press = null, string Until = "main h1")
{
    /// <summary>What is filled in before it is pressed; or null.</summary>
    public Func<IPage, Task>? Fill { get; init; }

    /// <summary>What is done after it was pressed; or null.</summary>
    public Func<IPage, Task>? Then { get; init; }

    public async Task ShowAsync(IPage page)
    {
        await page.GotoAsync(new Uri(TestSite.Origin, Path).ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("main h1");
        await PortalBrowser.StyledAsync(page);

        if (Press is not null)
        {
            await (Fill?.Invoke(page) ?? Task.CompletedTask);
            await page.ClickAsync(Press);
            await page.WaitForSelectorAsync(Until);

            // What was pressed may have brought another page, whose words come before its styles.
            await PortalBrowser.StyledAsync(page);
            await (Then?.Invoke(page) ?? Task.CompletedTask);
        }
    }

    public override string ToString() => Name;
}

/// <summary>Every staff screen and state that there is. One that is missing here is looked at by nobody.</summary>
internal static class PortalPages
{
    /// <summary>Pages that somebody who is signed in does not get to see.</summary>
    public static readonly string[] ForStrangers = ["/clinic/log-in", "/clinic/logged-out", "/clinic/no-access"];

    private const string Mistake = ".nhsuk-error-summary";

    /// <summary>Fills the site with invented requests and names the pages about them.</summary>
    public static async Task<IReadOnlyList<PortalPage>> MakeAsync(TestSite site)
    {
        var (photo, smaller, video) = (await DrawnMedia.PhotoAsync(), await DrawnMedia.PhotoAsync(smaller: 25), await DrawnMedia.VideoAsync());

        // Hours pass in it: before anybody is logged in, or holds a code.
        var patients = await PatientPages.MakeAsync(site, photo);
        var shares = await SharePages.MakeAsync(site, photo);
        var shows = await ShowPages.MakeAsync(site, photo);
        using var clinician = await site.LogInAsync(TestSite.NorthTenant);
        var unopened = await site.AskAsync("1 photo of your hand");
        var waiting = await site.AskAsync("a video of you walking");
        var (walking, _) = await site.AddMediaAsync(waiting, MediaKind.Video);
        await site.PutAsync(waiting, walking with { Status = ItemStatus.Received }, (await LinkAsync(site, waiting)) with { Status = LinkStatus.Consumed });
        var refused = await site.AskAsync("1 photo of your elbow");
        await site.AddRefusedAsync(refused, SanitisingProblems.SeveralPages);

        // Another patient, of whom there is no second photo.
        site.Edges.Found = InMemoryEdges.Patient with { Family = "Test-Birch", RecordId = "patient-2" };
        var single = await site.AskAsync("1 photo of your foot");
        var (alone, _) = await site.AddMediaAsync(single, pictures: photo, size: DrawnMedia.PhotoSize);
        site.Edges.Found = InMemoryEdges.Patient;
        var hidden = await site.AskAsync("1 photo of the rash", change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
        await site.AddMediaAsync(hidden, pictures: photo, size: DrawnMedia.PhotoSize);
        await TestSite.ConfirmAsync(clinician, hidden);
        var fresh = await site.AskAsync("photos of your right leg");
        await site.AddMediaAsync(fresh, pictures: photo, size: DrawnMedia.PhotoSize);
        var request = await site.AskAsync("photos and a video of your left leg");
        var (first, _) = await site.AddMediaAsync(request, pictures: photo, size: DrawnMedia.PhotoSize);
        await site.AddMediaAsync(request, pictures: smaller, size: DrawnMedia.PhotoSize);
        var (film, _) = await site.AddMediaAsync(request, MediaKind.Video, pictures: video, size: DrawnMedia.VideoSize);
        await TestSite.ConfirmAsync(clinician, request);
        await TestSite.ConfirmAsync(clinician, single);
        await site.SayUrgentAsync(fresh, "It has spread since this morning");
        await site.TakeAsync(single);

        var (capture, taking) = (await BeginCaptureAsync(clinician, request), await BeginCaptureAsync(clinician, request));
        using var camera = await clinician.SubmitAsync($"/clinic/requests/{taking}/camera", $"/clinic/requests/{taking}/camera", new Dictionary<string, string> { ["where"] = "here" });
        var changed = await site.AskAsync("a photo of your ear");
        site.Requests.Tamper(changed, 2, line => line with { Actor = "nobody" });
        var mixUps = await MixUpPages.MakeAsync(site, photo);

        await WriteNotesAsync(site, clinician, request);
        var shared = await ShareAsync(site, photo, video);

        string Of(RequestId id, string rest = "") => $"/clinic/requests/{id}{rest}";
        string Item(RequestId id, MediaItem item, string rest = "") => Of(id, $"/items/{item.Id}{rest}");

        return
        [
            new("list", "/clinic"),
            new("list-of-one-status", "/clinic?status=ReadyToReview"),
            new("list-empty", "/clinic?status=Locked"),
            new("inbox", "/clinic/inbox"),
            new("pass", Of(request, "/pass")),
            new("pass-mistake", Of(request, "/pass"), "[data-action='confirm-pass']", Mistake),
            new("urgency", Of(request, "/urgency")),
            new("urgency-mistake", Of(request, "/urgency"), "[data-action='set-urgency']", Mistake),
            new("request-urgent-not-acknowledged", Of(fresh)),
            new("request-acknowledged", Of(single)),
            new("new-request", "/clinic/requests/new"),
            new("new-request-mistakes", "/clinic/requests/new", "[data-action='check-request']", Mistake),
            new("request-sent", Of(unopened, "/sent")),
            new("request-nothing-yet", Of(unopened)),
            new("request-new-link", Of(unopened, "/new-link")),
            new("request-cancel", Of(unopened, "/cancel")),
            new("ask-template", Of(request, "/ask/wound")),
            new("ask-again", Of(request, "/ask-again")),
            new("ask-again-mistake", Of(request, "/ask-again"), "[data-action='send-ask-again']", Mistake),
            new("request-video-being-prepared", Of(waiting)),
            new("request-could-not-use", Of(refused)),
            new("request-whose", Of(fresh)),
            new("request", Of(request)),
            new("request-hidden", Of(hidden)),
            new("request-hidden-why", Of(hidden, "/show")),
            new("request-hidden-why-mistake", Of(hidden, "/show"), "[data-action='show-private']", Mistake),
            new("photo", Item(request, first)),
            new("photo-full-size", Item(request, first, "?size=full")),
            new("photo-zoomed", Item(request, first), "[data-act='zoom-in']", ".smi-frame--zoomed"),
            new("photo-report", Item(request, first), "[data-found-all] summary", "[data-found-all][open]"),
            new("compare", Item(request, first, "/compare")),
            new("compare-nothing", Item(single, alone, "/compare")),
            new("video", Item(request, film)),
            new("video-being-prepared", Item(waiting, walking)),
            new("notes", Of(request, "/notes")),
            new("notes-none", Of(fresh, "/notes")),
            new("notes-mistake", Of(request, "/notes"), "[data-action='write-note']", Mistake),
            new("notes-for-me", "/clinic/notes"),
            new("take-photos", Of(request, "/take-photos")),
            new("take-photos-mistake", Of(request, "/take-photos"), "[data-action='start-capture']", Mistake),
            new("open-camera", Of(capture, "/camera")),
            new("open-camera-code", Of(capture, "/camera"), "[data-action='use-a-phone']", "#code"),
            new("open-camera-connected", Of(taking, "/camera")),
            new("capture-stop", Of(taking, "/cancel")),
            new("capture-request", Of(taking)),
            new("capture-door", "/clinic/capture"),
            new("capture-door-mistake", "/clinic/capture", "[data-action='connect']", Mistake),
            new("capture-finished", "/clinic/capture/finished"),
            new("share", Of(request, "/share")),
            .. shares,
            .. shows,
            new("shared-with-me", "/clinic/shared"),
            new("shared", $"/clinic/shared/{shared}"),
            new("wrong-patient", Of(request, "/wrong-patient")),
            new("wrong-patient-mistakes", Of(request, "/wrong-patient"), "[data-action='hide-now']", Mistake),
            .. mixUps,
            .. patients,
            new("activity", "/clinic/activity"),
            new("activity-none", "/clinic/activity?from=2020-01-01&until=2020-01-02"),
            new("request-activity", Of(request, "/activity")),
            new("request-activity-broken", Of(changed, "/activity")),
            new("patient-activity", Of(request, "/activity?of=patient")),
            new("patient-copy", Of(request, "/activity/patient-copy")),
            new("log-in", "/clinic/log-in"),
            new("log-in-failed", "/clinic/log-in?failed=1"),
            new("logged-out", "/clinic/logged-out"),
            new("no-access", "/clinic/no-access"),
            new("not-found", "/clinic/nowhere"),
        ];
    }

    /// <summary>Shared by a colleague with whoever looks at these pages.</summary>
    private static async Task<RequestId> ShareAsync(TestSite site, Func<RenditionPart, byte[]> photo, Func<RenditionPart, byte[]> video)
    {
        var colleague = new Clinician(TestSite.NorthTenant, new("10000009-0000-4000-8000-000000000009"), "X26T1", "Test Colleague");
        site.Directory.Put("X26T1", colleague.Id);
        var request = await site.AskAsync("1 photo and 1 video of your back");
        var (still, _) = await site.AddMediaAsync(request, pictures: photo, size: DrawnMedia.PhotoSize);
        var (film, _) = await site.AddMediaAsync(request, MediaKind.Video, pictures: video, size: DrawnMedia.VideoSize);
        var to = $"person:{TestSite.NorthTenant:N}:{TestSite.North.ObjectId:N}";
        Assert.IsType<Outcome<string>.Ok>(await site.Get<ShareMedia>().RunAsync(colleague, request, new("X26T1", to, [still.Id, film.Id], "A second opinion", 7), CancellationToken.None));
        return request;
    }

    private static async Task WriteNotesAsync(TestSite site, Browser clinician, RequestId request)
    {
        foreach (var text in new[] { "The edge is clean. Keep the dressing for two more days.", "Seen with the surgeon:\nno sign of infection." })
        {
            using var written = await clinician.SubmitAsync(
                $"/clinic/requests/{request}/notes", $"/clinic/requests/{request}/notes", new Dictionary<string, string> { ["Text"] = text });
        }

        await WriteAsUrgentAsync(site, request);
    }

    /// <summary>A colleague's, for whoever looks at the pages.</summary>
    private static async Task WriteAsUrgentAsync(TestSite site, RequestId request)
    {
        var colleague = new Clinician(TestSite.NorthTenant, new("10000000-0000-4000-8000-000000000077"), "X26T1", "Test Colleague, North");
        site.Directory.Put("X26T1", colleague.Id);
        var to = $"person:{TestSite.NorthTenant:N}:{TestSite.North.ObjectId:N}";
        var form = new NoteForm("Can you look at the lower edge before noon?", null, [to], WithShared: false, OpaqueId.New(), Urgency.Urgent, "It has spread since yesterday");
        Assert.IsType<Outcome<int>.Ok>(await site.Get<WriteNote>().RunAsync(colleague, request, form, CancellationToken.None));
    }

    private static async Task<RequestId> BeginCaptureAsync(Browser clinician, RequestId of)
    {
        using var begun = await clinician.SubmitAsync(
            $"/clinic/requests/{of}/take-photos", $"/clinic/requests/{of}/take-photos", new Dictionary<string, string> { ["Wanted"] = "Left leg", ["Consent"] = "Spoken" });
        return RequestId.From(begun.Headers.Location!.OriginalString.Split('/')[3]);
    }

    private static async Task<UploadLink> LinkAsync(TestSite site, RequestId request) =>
        (await site.Requests.ReadAsync(request, CancellationToken.None))!.Find<UploadLink>(UploadLink.KeyOf(1))!;
}
