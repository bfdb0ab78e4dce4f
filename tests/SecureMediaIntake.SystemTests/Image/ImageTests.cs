using System.Runtime.Versioning;
using System.Text.Json.Nodes;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Image;

/// <summary>
/// The image of infra/Dockerfile, built from its own steps on a plain Debian by <c>./run image</c>: the app starts in it, is ready with either
/// sandbox, and sanitises a photo that arrives as a patient's would.
/// </summary>
[SupportedOSPlatform("linux")]
[Trait("Task", "image")]
[Collection(JourneyTestGroup.Name)]
public sealed class ImageTests(JourneyWorld journey)
{
    [Theory]
    [InlineData("landlock")]
    [InlineData("bubblewrap")]
    public async Task The_app_in_the_image_is_ready_and_sanitises_a_photo(string sandbox)
    {
        using var image = new ImageRoot(journey.World.Folder);
        await using var host = await journey.StartHostAsync(image.ScriptRoot, [("Sandbox__Kind", sandbox)]);
        await journey.ReadyAsync();
        using var client = journey.World.CreateClient();
        var ready = JsonNode.Parse(await client.GetStringAsync(new Uri(journey.World.PublicOrigin, "/api/health/ready")))!.AsObject();
        Assert.All(ready, part => Assert.Equal("ok", part.Value!.ToString()));

        var organisation = journey.World.Seed.Organisations[0];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(organisation.Patients[0]);
        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(link, organisation.Patients[0]);
        var id = await phone.UploadAsync(await TestPhotos.JpegAsync());
        Assert.Equal("received", await phone.SettledAsync(id));
        Assert.Equal("/p/sent", await phone.SendAsync());

        var filed = Assert.Single(await hospital.AllAsync(request, "filed"));
        Assert.NotNull(filed);
    }
}
