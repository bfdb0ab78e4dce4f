using SecureMediaIntake.SystemTests.Phones;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>The whole journey with a keyboard alone, through the published app.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class KeyboardTests(PhoneWorld world)
{
    [Fact]
    public async Task A_person_with_a_keyboard_alone_sends_a_photo_and_hears_what_happens()
    {
        var (request, link) = await world.AskAsync();
        await using var desk = await world.Browser.DeskAsync();
        var phone = new KeyboardPhone(await desk.NewPageAsync(), world.Patient, await PhonePhotos.SmallAsync());

        await phone.SendAsync(link);

        Assert.True(phone.PagesToSend <= 7, string.Join(' ', phone.Pages));
        Assert.Contains(phone.Announced, said => said.Contains("Photo 1 added", StringComparison.Ordinal));
        await world.Hospital.AllAsync(request, "filed");
    }
}
