using System.Collections.Concurrent;
using System.Globalization;

using Microsoft.Playwright;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>A03: every request of one whole run. The link's secret, the answer and a right to write stand in no address of ours, no Referer and no log.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class NothingLeaksTests(PhoneWorld world)
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyyMMdd", "dd/MM/yyyy", "ddMMyyyy", "d MMMM yyyy"];

    private readonly ConcurrentBag<(string Address, string? Referer)> _requests = [];

    [Fact]
    public async Task Secret_birth_date_and_signature_are_in_no_address_of_ours_no_referer_and_no_log()
    {
        var (request, link) = await world.AskAsync();
        var context = await world.Browser.PhoneAsync();
        var noted = new ConcurrentBag<Task>();
        context.Request += (_, sent) => noted.Add(NoteAsync(sent));
        await using var phone = await FilesOnPhone.ComeInAsync(world, context, link);
        await phone.PickAsync(await PhonePhotos.SmallAsync());
        await phone.StateAsync("uploaded");
        await phone.SendAsync();
        await world.Hospital.AllAsync(request, "filed");
        await Task.WhenAll(noted);

        var signatures = _requests.Select(one => Signature(one.Address)).OfType<string>().Distinct().ToList();
        Assert.True(_requests.Count > 20, "Too little was recorded to prove anything.");
        Assert.NotEmpty(signatures);
        string[] secrets = [link.Split('#')[1], .. BirthDate(), .. signatures];

        var ours = world.World.PublicOrigin.AbsoluteUri;
        Assert.DoesNotContain(_requests.Where(one => one.Address.StartsWith(ours, StringComparison.Ordinal)).Select(one => one.Address), Holds(secrets));
        Assert.DoesNotContain(_requests.Where(one => !one.Address.StartsWith(ours, StringComparison.Ordinal)).Select(one => one.Address), Holds(secrets[..^signatures.Count]));
        Assert.DoesNotContain(_requests.Select(one => one.Referer).OfType<string>(), Holds(secrets));
        Assert.All(_requests.Select(one => one.Referer).OfType<string>(), referer => Assert.DoesNotContain('#', referer));
        await NoLogHoldsAsync(secrets);
    }

    private async Task NoteAsync(IRequest sent)
    {
        try
        {
            var headers = await sent.AllHeadersAsync();
            _requests.Add((sent.Url, headers.GetValueOrDefault("referer")));
        }
        catch (PlaywrightException)
        {
            // Its page had gone before it was sent; what it would have been is known all the same.
            _requests.Add((sent.Url, sent.Headers.GetValueOrDefault("referer")));
        }
    }

    private static Predicate<string> Holds(string[] secrets) =>
        text => Array.Exists(secrets, secret => Uri.UnescapeDataString(text).Contains(secret, StringComparison.OrdinalIgnoreCase) || text.Contains(secret, StringComparison.OrdinalIgnoreCase));

    /// <summary>As people and programs write it.</summary>
    private IEnumerable<string> BirthDate() => Forms
        .Select(form => world.Patient.BirthDate.ToString(form, CultureInfo.InvariantCulture))
        .Append($"day={world.Patient.BirthDate.Day}");

    private static string? Signature(string address) =>
        System.Web.HttpUtility.ParseQueryString(new Uri(address).Query)["sig"];

    /// <summary>Every log of the world's parts but storage's own, which is Azure's and must know what it is asked.</summary>
    private async Task NoLogHoldsAsync(string[] secrets)
    {
        var logs = Directory.EnumerateFiles(world.World.Folder, "*.log").Where(path => Path.GetFileName(path) != "storage.log").ToList();
        Assert.Contains(logs, path => new FileInfo(path).Length > 1_000);

        foreach (var log in logs)
        {
            await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            var text = await reader.ReadToEndAsync();
            Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(log)} holds what it must not."));
        }
    }
}
