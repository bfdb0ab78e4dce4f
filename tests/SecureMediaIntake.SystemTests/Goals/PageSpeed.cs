using System.Text.Json;

using Microsoft.Playwright;

using SecureMediaIntake.SystemTests.Phones;

namespace SecureMediaIntake.SystemTests.Goals;

/// <summary>How soon the first page is there, whether it jumps, and how long a press waits: web.dev/articles/vitals.</summary>
internal static class PageSpeed
{
    /// <summary>Times are the median of so many first visits.</summary>
    private const int Visits = 5;

    public static async Task AddAsync(GoalTable table, PhoneWorld world)
    {
        var (_, link) = await world.AskAsync();
        var (painted, shifted, answered, first) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());

        for (var visit = 0; visit < Visits; visit++)
        {
            await using (var bus = await world.Browser.PhoneAsync())
            {
                var page = await VisitAsync(bus, NetworkLine.Bus, link);
                await page.WaitForSelectorAsync("#start-now");
                var vitals = await page.EvaluateAsync<JsonElement>(Vitals);
                painted.Add(vitals.GetProperty("lcp").GetDouble());
                shifted.Add(vitals.GetProperty("cls").GetDouble());
                answered.Add(await PressAsync(page));
            }

            await using var edge = await world.Browser.PhoneAsync();
            var door = await VisitAsync(edge, NetworkLine.Edge, new Uri(new Uri(link), "/p").ToString());
            await door.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
            first.Add(await door.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        }

        table.AddAtMost($"largest paint (LCP), {NetworkLine.Bus.Name}", 2_500, Median(painted), "ms");
        table.AddAtMost("layout shift (CLS)", 0.02, Median(shifted), "", 3);
        table.AddAtMost("answer to a press (INP)", 200, Median(answered), "ms");
        table.AddAtMost($"first content, {NetworkLine.Edge.Name}", 4_000, Median(first), "ms");
    }

    private static async Task<IPage> VisitAsync(IBrowserContext phone, NetworkLine line, string address)
    {
        var page = await phone.NewPageAsync();
        await line.ApplyAsync(page);
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("main h1");
        return page;
    }

    private static async Task<double> PressAsync(IPage page)
    {
        await page.EvaluateAsync(WatchPresses);
        await page.ClickAsync("details summary");
        await page.WaitForFunctionAsync("() => window.slowest > 0");
        return await page.EvaluateAsync<double>("() => window.slowest");
    }

    private const string Vitals = """
        () => new Promise((done) => {
          let lcp = 0, cls = 0;
          new PerformanceObserver((list) => { for (const one of list.getEntries()) lcp = one.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
          new PerformanceObserver((list) => { for (const one of list.getEntries()) cls += one.value; }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done({ lcp, cls }), 500);
        })
        """;

    /// <summary>Events of 16 ms and more are reported, the smallest threshold that browsers take; a press is at least a frame.</summary>
    private const string WatchPresses = """
        () => { window.slowest = 0;
          new PerformanceObserver((list) => { for (const one of list.getEntries()) if (one.interactionId) window.slowest = Math.max(window.slowest, one.duration); })
            .observe({ type: 'event', durationThreshold: 16 }); }
        """;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
