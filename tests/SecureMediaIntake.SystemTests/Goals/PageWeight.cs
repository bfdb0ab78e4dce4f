using Microsoft.Playwright;

using SecureMediaIntake.SystemTests.Phones;
using SecureMediaIntake.SystemTests.Portal;

namespace SecureMediaIntake.SystemTests.Goals;

/// <summary>What the patient's pages and their files weigh.</summary>
internal static class PageWeight
{
    /// <summary>Built files of the patient's pages, and the most that each may weigh as gzip, in kilobytes.</summary>
    private static readonly (string File, int Most)[] Files = [("patient.js", 15), ("site.css", 26), ("site.rtl.css", 26)];

    /// <summary>Pages that are there once the question is answered and the agreement given.</summary>
    private static readonly string[] Later = ["/p", "/p/tips", "/p/files", "/p/note", "/p/send"];

    private const double MostKilobytes = 45;

    private const int MostRequests = 4;

    public static void AddFiles(GoalTable table)
    {
        foreach (var (file, most) in Files)
        {
            table.AddAtMost($"{file}, gzip", most, Weight.OfFile("p", file) / 1000.0, "KB", 1);
        }
    }

    /// <summary>Each page of the journey as the first that a browser ever sees of us.</summary>
    public static async Task AddPagesAsync(GoalTable table, PhoneWorld world)
    {
        var (_, link) = await world.AskAsync();
        await using var first = await world.Browser.PhoneAsync();
        var page = await first.NewPageAsync();
        await page.GotoAsync(link);
        await page.WaitForSelectorAsync("#start-now");
        await AddAsync(table, first, link, "/p/start");
        await AddAsync(table, first, link, "/p/check");

        await page.ClickAsync("#start-now");
        await page.FillAsync("#day", $"{world.Patient.BirthDate.Day}");
        await page.FillAsync("#month", $"{world.Patient.BirthDate.Month}");
        await page.FillAsync("#year", $"{world.Patient.BirthDate.Year}");
        await page.ClickAsync("main form button");
        await page.WaitForSelectorAsync("#agree");
        await AddAsync(table, first, link, "/p/agree");

        (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);

        foreach (var address in Later)
        {
            await AddAsync(table, phone.Context, link, address);
        }
    }

    private static async Task AddAsync(GoalTable table, IBrowserContext phone, string link, string address)
    {
        var (bytes, asked) = await FirstViewAsync(phone, new Uri(new Uri(link), address).ToString());
        var met = bytes <= MostKilobytes * 1000 && asked.Count <= MostRequests;
        table.Add(
            $"{address}, first view, nothing cached", $"{MostKilobytes} KB, {MostRequests} requests",
            $"{GoalTable.Number(bytes / 1000, 1)} KB, {asked.Count} requests{(met ? string.Empty : ": " + string.Join(' ', asked))}", met);
    }

    private static async Task<(double Bytes, IReadOnlyList<string> Asked)> FirstViewAsync(IBrowserContext phone, string address)
    {
        var page = await phone.NewPageAsync();
        var session = await phone.NewCDPSessionAsync(page);
        var bytes = 0.0;
        List<string> asked = [];
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        page.RequestFinished += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.CloseAsync();
        return (bytes, asked);
    }
}
