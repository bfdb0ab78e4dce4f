using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.SystemTests.Phones;
using SecureMediaIntake.Tests;

namespace SecureMediaIntake.SystemTests.Stories;

/// <summary>
/// The portal's whole story in browsers, on the real parts: a clinician asks, the patient sends, the team acknowledges and writes a note, a colleague of another
/// organisation looks with their own log-in and answers, and is shut out while the video plays. The trail has all of it.
/// </summary>
[Collection(PhoneTestGroup.Name)]
[Trait("Goal", "portal")]
public sealed class AskToRecallTests(PhoneWorld world)
{
    /// <summary>Longest that somebody may go on seeing what is not shared with them any more, in milliseconds (security.md, G14).</summary>
    private const int LongestAfterRecall = 5_000;

    /// <summary>Asks for the video's last bytes again and again, as its player would, until they are refused.</summary>
    /// <returns>Milliseconds that took.</returns>
    private const string UntilRefused = """
        async () => {
          const { src } = document.querySelector('video');
          const began = performance.now();
          while ((await fetch(src, { headers: { Range: 'bytes=0-1' } })).status === 206) {
            await new Promise((next) => setTimeout(next, 50));
          }
          return Math.round(performance.now() - began);
        }
        """;

    private SeedOrganisation North => world.World.Seed.Organisations[0];

    private SeedOrganisation South => world.World.Seed.Organisations[1];

    [Fact]
    public async Task From_asking_to_recall_while_the_video_plays()
    {
        await using var nurse = await StaffDesk.LogInAsync(world, North, "clinician.one");
        var request = await nurse.Asks.AskAsync(world.Patient, "1 photo and 1 video of your left leg", "check how your wound is healing");
        await SendAsync(request);

        // The team: the doctor takes it from the inbox, reads, writes a note for the nurse.
        await using var doctor = await StaffDesk.LogInAsync(world, North, "clinician.two");
        await doctor.GoAsync("/clinic/inbox");
        await doctor.Page.ClickAsync($"tr[data-request='{request}'] [data-action='take']");
        await doctor.GoAsync($"/clinic/requests/{request}");
        await doctor.PressAsync("confirm-patient", ".smi-gallery img");
        await WriteNoteAsync(doctor, request, "Ask the skin clinic about the edge.", "Test Clinician One, North");
        await nurse.GoAsync("/clinic/notes");
        await nurse.Page.ClickAsync($"[data-mention='{request}'] a");
        await nurse.PressAsync("acknowledge-note", "[data-for='acknowledged']");

        // The colleague elsewhere: shared by name, seen with their own log-in, answered.
        await ShareAsync(doctor, request, "Test Clinician Two, South");
        await using var colleague = await StaffDesk.LogInAsync(world, South, "clinician.two");
        await colleague.GoAsync($"/clinic/shared/{request}");
        await PlayAsync(colleague.Page);
        await using var reader = await StaffDesk.LogInAsync(world, South, "clinician.two");
        await reader.GoAsync($"/clinic/requests/{request}/notes");
        Assert.DoesNotContain("Ask the skin clinic", await reader.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await WriteNoteAsync(reader, request, "It heals well.");

        // The recall, while it plays.
        await doctor.GoAsync($"/clinic/requests/{request}");
        await doctor.PressAsync("stop-sharing", "button[data-action='stop-sharing']");
        await doctor.Page.ClickAsync("button[data-action='stop-sharing']");
        await doctor.Page.WaitForSelectorAsync("main h1:has-text('Sharing stopped')");
        var refusedAfter = await colleague.Page.EvaluateAsync<int>(UntilRefused);
        Figures.Tell($"recall: a range of the playing video was refused {refusedAfter} ms after the page said that sharing stopped");
        await colleague.Page.ReloadAsync();
        Assert.True(refusedAfter <= LongestAfterRecall, $"A range was refused {refusedAfter} ms after the page said that sharing stopped.");
        Assert.Contains("Page not found", await colleague.Page.TitleAsync(), StringComparison.Ordinal);

        // And all of it stands in the trail.
        await doctor.GoAsync($"/clinic/requests/{request}");
        var trail = await doctor.Page.Locator("[data-trail]").EvaluateAllAsync<string[]>("lines => lines.map((line) => line.dataset.trail)");
        Assert.Empty(Expected.Except(trail));
    }

    private static IReadOnlyList<string> Expected =>
    [
        "request-made", "check-passed", "agreed", "media-sent", "media-filed", "patient-confirmed", "note-written", "notes-read", "note-acknowledged", "note-filed",
        "share-set-to-begin", "media-viewed", "share-stopped",
    ];

    private async Task SendAsync(string request)
    {
        var link = await world.Hospital.NextLinkAsync(request, world.Patient);
        await using var phone = await world.ComeInAsync(link);
        await phone.PickAsync(await PhonePhotos.SmallAsync());
        await phone.Page.SetInputFilesAsync("#video", await PhonePhotos.LongVideoAsync());
        await phone.StateAsync("uploaded");
        await phone.StateAsync("uploaded", row: 2);
        await phone.SendAsync();
        await world.Hospital.AllAsync(request, "filed");
    }

    private static async Task WriteNoteAsync(StaffDesk desk, string request, string text, string? to = null)
    {
        await desk.GoAsync($"/clinic/requests/{request}/notes");
        await desk.Page.FillAsync("#text", text);

        if (to is not null)
        {
            await desk.Page.ClickAsync($"label:has-text('{to}')");
        }

        await desk.PressAsync("write-note", $".smi-notes__note:has-text('{text}')");
    }

    private async Task ShareAsync(StaffDesk desk, string request, string to)
    {
        await desk.GoAsync($"/clinic/requests/{request}/share");
        await desk.Page.SelectOptionAsync("#organisation", South.Code);
        await desk.PressAsync("choose-organisation", "#to");
        var value = await desk.Page.GetAttributeAsync($"#to option:has-text('{to}')", "value");
        await desk.Page.SelectOptionAsync("#to", value!);

        foreach (var file in await desk.Page.QuerySelectorAllAsync("input[name='Files']:not(:checked)"))
        {
            await file.CheckAsync(new() { Force = true });
        }

        await desk.Page.FillAsync("#why", "A second opinion");
        await desk.PressAsync("check-share", "button[data-action='share']");
        await desk.PressAsync("share", "[data-share-state]");

        // The colleague is elsewhere: it begins a moment later, by itself.
        var isLive = () => desk.Page.Locator("[data-share-state='Live']").CountAsync();
        await Eventually.TrueAsync(async () => await desk.Page.ReloadAsync() is { Ok: true } && await isLive() == 1, "the share begins");
    }

    private static async Task PlayAsync(IPage page)
    {
        await page.EvaluateAsync("() => { const video = document.querySelector('video'); video.muted = true; return video.play(); }");
        await Eventually.TrueAsync(() => page.EvaluateAsync<bool>("() => document.querySelector('video').currentTime > 0.2"), "the video plays");
    }
}
