using System.Globalization;
using System.Text.Json;

using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>F07 to F09: what a bad line does to an upload, in a real browser on real storage.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class LostLineTests(PhoneWorld world)
{
    [Fact]
    public async Task Offline_in_the_middle_of_a_file_the_phone_says_so_and_carries_on_by_itself()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        phone.Line.HoldAfter(3);
        var photo = await PhonePhotos.BigAsync();
        await phone.PickAsync(photo);
        await phone.BlocksSafeAsync(3, photo);

        await phone.Context.SetOfflineAsync(true);
        await phone.StateAsync("offline");
        Assert.Contains("No internet. We will carry on when you are back online", await phone.SaysAsync(), StringComparison.Ordinal);
        phone.Line.Release();
        await phone.Context.SetOfflineAsync(false);
        await phone.StateAsync("uploaded");

        // What was safe before was not sent again.
        Assert.Distinct(phone.Line.Acknowledged);
        Assert.True(phone.Line.Acknowledged.Count > 6);
    }

    [Fact]
    public async Task A_phone_that_was_locked_says_so_when_it_is_looked_at_again_and_carries_on()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        phone.Line.HoldAfter(2);
        var photo = await PhonePhotos.BigAsync();
        await phone.PickAsync(photo);
        await phone.BlocksSafeAsync(2, photo);

        // As the browser reports it; a headless one is never hidden. Ten seconds pass for the page and not for the test.
        await phone.Page.EvaluateAsync("""
            () => {
              const show = (state) => {
                Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
                document.dispatchEvent(new Event('visibilitychange'));
              };
              const now = Date.now;
              show('hidden');
              Date.now = () => now() + 10_000;
              show('visible');
              Date.now = now;
            }
            """);

        Assert.Contains("Paused while your phone was locked. Carrying on", await phone.SaysAsync(), StringComparison.Ordinal);
        phone.Line.Release();
        await phone.StateAsync("uploaded");
    }

    [Fact]
    public async Task On_a_line_of_400_kilobits_a_small_photo_arrives_without_a_block_sent_twice()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);

        // Requests that a test can hold are not slowed by the browser.
        await phone.Context.UnrouteAllAsync();
        var session = await phone.Context.NewCDPSessionAsync(phone.Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 50_000,
        });
        await phone.PickAsync(await PhonePhotos.SmallAsync());

        await phone.StateAsync("uploading");
        Assert.Matches(@"Uploading: \d+% \([\d.]+ [KM]B of [\d.]+ [KM]B\)", await phone.SaysAsync());
        await phone.StateAsync("uploaded");
        Assert.Distinct(phone.Line.Acknowledged);
        Assert.NotEmpty(phone.Line.Acknowledged);
    }

    [Fact]
    public async Task A_right_to_write_that_ends_in_the_middle_is_renewed_and_the_block_sent_again()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        var shortLived = 0;

        // The first right lives for three seconds and claims ten minutes, as if the phone's clock or the account's key had changed meanwhile.
        await phone.Context.RouteAsync("**/p/uploads/*/sas", async route =>
        {
            if (Interlocked.Increment(ref shortLived) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            var granted = JsonDocument.Parse(await (await route.FetchAsync()).TextAsync()).RootElement;
            await route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new
            {
                url = ShortLived(new Uri(granted.GetProperty("url").GetString()!)),
                expiresAt = TimeProvider.System.GetUtcNow().AddMinutes(10).ToString("O", CultureInfo.InvariantCulture),
            }) });
        });

        var blocks = 0;
        phone.Line.Before = async _ =>
        {
            if (Interlocked.Increment(ref blocks) == 3)
            {
                // Longer than it lives, so that this very block is refused on any machine.
                await Task.Delay(TimeSpan.FromSeconds(5));
            }
        };
        await phone.PickAsync(await PhonePhotos.BigAsync());

        await phone.StateAsync("uploaded");
        Assert.InRange(phone.Line.Refused, 1, 2);
        Assert.Distinct(phone.Line.Acknowledged);
    }

    [Fact]
    public async Task A_line_that_is_refused_for_the_third_time_is_given_up_and_the_person_can_try_again()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        var refuse = true;
        await phone.Context.RouteAsync("**/upload/**", route => refuse && route.Request.Method == "PUT"
            ? route.FulfillAsync(new() { Status = 403, Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } })
            : route.FallbackAsync());
        await phone.PickAsync(await PhonePhotos.SmallAsync());

        await phone.StateAsync("failed");
        Assert.Contains("Could not upload", await phone.SaysAsync(), StringComparison.Ordinal);
        refuse = false;
        await phone.Page.ClickAsync("[data-part='retry']");
        await phone.StateAsync("uploaded");
    }

    /// <summary>The same blob, signed with the account's own key for three seconds.</summary>
    private string ShortLived(Uri right)
    {
        var account = world.World.Storage.Account;
        var blob = new BlobUriBuilder(right);
        var builder = new BlobSasBuilder(BlobSasPermissions.Write, TimeProvider.System.GetUtcNow().AddSeconds(3))
        {
            BlobContainerName = blob.BlobContainerName, BlobName = blob.BlobName, Resource = "b", Protocol = SasProtocol.Https,
        };
        blob.Sas = builder.ToSasQueryParameters(new StorageSharedKeyCredential(account.Name, account.Key));
        return blob.ToUri().AbsoluteUri;
    }
}
