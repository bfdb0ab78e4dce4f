using SecureMediaIntake.Samples;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.SystemTests.Phones;

namespace SecureMediaIntake.SystemTests.Goals;

/// <summary>
/// Photos that are cut off at moments that nobody chose: the line goes, the page is reloaded, the tab is closed, the browser is killed. Each must arrive all
/// the same, and what storage had acknowledged must not be sent again, but for the blocks that were in flight.
/// </summary>
internal sealed class RandomCuts(PhoneWorld world, ulong seed)
{
    private const int Photos = 25;

    private const int CutsPerPhoto = 2;

    /// <summary>The page sends so many blocks at once; that many may be lost with one cut.</summary>
    private const int InFlight = 2;

    /// <summary>Of a link's first file.</summary>
    private const int BlockKilobytes = 256;

    /// <summary>So that a cut can come before, during and after a block on a machine where storage answers at once.</summary>
    private const int SlowestBlockMilliseconds = 150;

    private readonly Dice _dice = new(seed);

    /// <summary>Blocks sent again after each cut.</summary>
    private readonly List<int> _lost = [];

    private enum Cut
    {
        Line,
        Reload,
        Tab,
        Browser,
    }

    public async Task AddAsync(GoalTable table)
    {
        var filed = 0;

        for (var photo = 0; photo < Photos; photo++)
        {
            var (request, link) = await world.AskAsync();
            await SendInPiecesAsync(link, Directory.CreateDirectory(Path.Combine(world.World.Folder, $"cuts-{photo}")).FullName);
            filed += (await world.Hospital.AllAsync(request, "filed")).Count;
        }

        table.Add(
            $"photos filed that were cut off {CutsPerPhoto} times each, {Photos * CutsPerPhoto} cuts, seed {seed}", $"all {Photos}", $"{filed} of {Photos}", filed == Photos);
        table.Add(
            "sent again after a cut", $"{InFlight} blocks in flight", $"{_lost.Max()} blocks ({_lost.Max() * BlockKilobytes} KiB) at worst, {_lost.Sum()} in all",
            _lost.Max() <= InFlight);
    }

    private async Task SendInPiecesAsync(string link, string profile)
    {
        var photo = await PhonePhotos.BigAsync();
        var blocks = (int)(new FileInfo(photo).Length / (BlockKilobytes * 1024));
        await using var opened = await FilesOnPhone.ComeInAsync(world, await world.Browser.KeepingPhoneAsync(profile), link);
        var phone = opened;
        var safe = new HashSet<string>(StringComparer.Ordinal);
        var noted = 0;
        phone.Line.Before = SlowAsync;
        await phone.PickAsync(photo);

        for (var cut = 0; cut < CutsPerPhoto; cut++)
        {
            // Each cut has its own part of the file.
            var moment = (cut * blocks / CutsPerPhoto) + _dice.Below(blocks / CutsPerPhoto);
            await Eventually.TrueAsync(() => Task.FromResult(safe.Union(phone.Line.Acknowledged).Count() >= moment), $"{moment} blocks are safe");
            await Task.Delay(Random(SlowestBlockMilliseconds));
            Note(phone, safe, noted);
            var after = await CutAsync((Cut)_dice.Below(4), phone, profile, link);
            noted = after == phone ? phone.Line.Acknowledged.Count : 0;
            phone = after;
        }

        await phone.StateAsync("uploaded");
        Note(phone, safe, noted);
        await phone.SendAsync();
        await phone.DisposeAsync();
    }

    /// <summary>Counts what came a second time since the last cut, and remembers what is safe by now.</summary>
    private void Note(FilesOnPhone phone, HashSet<string> safe, int noted)
    {
        var since = phone.Line.Acknowledged.Skip(noted).ToList();
        _lost.Add(since.Count(safe.Contains));
        safe.UnionWith(since);
    }

    /// <returns>The phone, or the one that was opened after the browser was killed.</returns>
    private async Task<FilesOnPhone> CutAsync(Cut cut, FilesOnPhone phone, string profile, string link)
    {
        switch (cut)
        {
            case Cut.Line:
                await phone.Context.SetOfflineAsync(true);
                await Task.Delay(Random(1_000));
                await phone.Context.SetOfflineAsync(false);
                return phone;

            case Cut.Reload:
                await phone.ReloadAsync();
                return phone;

            case Cut.Tab:
                await phone.ReopenTabAsync();
                return phone;

            default:
                await BrowserProcess.KillAsync(profile);
                await phone.DisposeAsync();
                var again = await FilesOnPhone.ComeBackAsync(world, await world.Browser.KeepingPhoneAsync(profile), link);
                again.Line.Before = SlowAsync;
                return again;
        }
    }

    private Task SlowAsync(Microsoft.Playwright.IRequest request) => Task.Delay(Random(SlowestBlockMilliseconds));

    private TimeSpan Random(int milliseconds)
    {
        lock (_dice)
        {
            return TimeSpan.FromMilliseconds(_dice.Below(milliseconds));
        }
    }
}
