using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.SystemTests.Phones;
using SecureMediaIntake.Tests;

namespace SecureMediaIntake.SystemTests.Stories;

/// <summary>
/// A clinician shows the patient their photo and video by a link. The patient opens it from the text on a phone, passes the check, enters the numbers of the e-mail, looks
/// and plays; the clinician stops it meanwhile, and the trail has all of it.
/// </summary>
[Collection(PhoneTestGroup.Name)]
[Trait("Goal", "portal")]
public sealed class ViewLinkTests(PhoneWorld world)
{
    /// <summary>Longest that somebody may go on seeing what is not shown to them any more, in milliseconds (security.md, G15).</summary>
    private const int LongestAfterRecall = 5_000;

    private const string Email = "reader@example.com";

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

    [Fact]
    public async Task From_the_text_to_a_recall_while_the_video_plays()
    {
        await using var nurse = await StaffDesk.LogInAsync(world, North, "clinician.one");
        var request = await nurse.Asks.AskAsync(world.Patient, "1 photo and 1 video of your left hand", "check how it heals");
        await SendAsync(request);
        await nurse.GoAsync($"/clinic/requests/{request}");
        await nurse.PressAsync("confirm-patient", ".smi-gallery img");
        await ShowAsync(nurse, request);

        var link = await world.Hospital.NextLinkAsync($"{request}.view-link-1", world.Patient);
        await using var context = await world.Browser.PhoneAsync();
        var phone = await context.NewPageAsync();
        var addresses = new List<string>();
        phone.Request += (_, sent) => addresses.Add(sent.Url);
        await LookAsync(phone, link);
        await phone.EvaluateAsync("() => { const video = document.querySelector('video'); video.muted = true; return video.play(); }");
        await Eventually.TrueAsync(() => phone.EvaluateAsync<bool>("() => document.querySelector('video').currentTime > 0.2"), "the video plays");

        await nurse.GoAsync($"/clinic/requests/{request}/view-links/1/stop");
        await nurse.Page.ClickAsync("button[data-action='stop-showing']");
        await nurse.Page.WaitForSelectorAsync("main h1:has-text('Showing stopped')");
        var refusedAfter = await phone.EvaluateAsync<int>(UntilRefused);
        Figures.Tell($"recall: a range of the video that a view link shows was refused {refusedAfter} ms after the page said that showing stopped");
        Assert.True(refusedAfter <= LongestAfterRecall, $"A range was refused {refusedAfter} ms after the page said that showing stopped.");
        await phone.ReloadAsync();
        Assert.Equal("This page has closed", await phone.InnerTextAsync("h1"));

        // The secret never was in an address that a server saw.
        var secret = link.Split('#')[1];
        Assert.DoesNotContain(addresses, address => address.Split('#')[0].Contains(secret, StringComparison.OrdinalIgnoreCase));
        await nurse.GoAsync($"/clinic/requests/{request}");
        var trail = await nurse.Page.Locator("[data-trail]").EvaluateAllAsync<string[]>("lines => lines.map((line) => line.dataset.trail)");
        Assert.Empty(Expected.Except(trail));
    }

    private static IReadOnlyList<string> Expected =>
        ["view-link-made", "view-link-opened", "view-link-check-passed", "view-link-numbers-sent", "view-link-numbers-right", "view-link-viewed", "view-link-stopped"];

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

    private static async Task ShowAsync(StaffDesk desk, string request)
    {
        await desk.GoAsync($"/clinic/requests/{request}/show-outside");

        foreach (var file in await desk.Page.QuerySelectorAllAsync("input[name='Files']"))
        {
            await file.CheckAsync(new() { Force = true });
        }

        await desk.Page.FillAsync("#email", Email);
        await desk.PressAsync("check-show", "[data-guard]");
        await desk.PressAsync("show", "[data-view-link-state='Issued']");
    }

    private async Task LookAsync(IPage phone, string link)
    {
        await phone.GotoAsync(link);
        await phone.ClickAsync("#start-now");
        var born = world.Patient.BirthDate;
        await phone.FillAsync("#day", $"{born.Day}");
        await phone.FillAsync("#month", $"{born.Month}");
        await phone.FillAsync("#year", $"{born.Year}");
        await phone.ClickAsync("main form button");
        await phone.WaitForSelectorAsync("#numbers");
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var email = await world.World.Texts.WaitForEmailAsync(Email, giveUp.Token);
        await phone.FillAsync("#numbers", System.Text.RegularExpressions.Regex.Match(email.Body, "[0-9]{6}").Value);
        await phone.ClickAsync("main form button >> nth=0");
        await phone.WaitForSelectorAsync("main img.smi-shown__picture");
    }
}
