using Microsoft.Playwright;

namespace SecureMediaIntake.SystemTests.Goals;

/// <summary>A line and a processor as patients have them, by Chromium's own emulation.</summary>
internal sealed record NetworkLine(string Name, int DownKilobits, int UpKilobits, int Milliseconds, int Slower)
{
    /// <summary>An old phone on a bus.</summary>
    public static readonly NetworkLine Bus = new("1.6 Mbit/s, 150 ms, 4 x slower", 1_600, 750, 150, Slower: 4);

    /// <summary>The edge of a network.</summary>
    public static readonly NetworkLine Edge = new("400 kbit/s, 400 ms", 400, 400, 400, Slower: 1);

    public async Task ApplyAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = Milliseconds,
            ["downloadThroughput"] = DownKilobits * 1000 / 8,
            ["uploadThroughput"] = UpKilobits * 1000 / 8,
        });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slower });
    }
}
