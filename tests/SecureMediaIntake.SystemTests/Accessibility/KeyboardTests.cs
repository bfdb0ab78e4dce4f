using SecureMediaIntake.SystemTests.Phones;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>The whole journey with a keyboard alone, through the published app, in each language.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class KeyboardTests(PhoneWorld world)
{
    [Theory]
    [InlineData("en", "en-GB ltr", "Photo 1 added", "Photo 1 uploaded")]
    [InlineData("cy", "cy ltr", "Llun 1", "Llun 1")]
    [InlineData("ar", "ar rtl", "1", "1")]
    public async Task A_person_with_a_keyboard_alone_sends_a_photo_and_hears_what_happens(string language, string pages, string added, string uploaded)
    {
        var (request, link) = await world.AskAsync(language);
        await using var desk = await world.Browser.DeskAsync();
        var phone = new KeyboardPhone(await desk.NewPageAsync(), world.Patient, await PhonePhotos.SmallAsync());

        await phone.SendAsync(link);

        Assert.True(phone.PagesToSend <= 7, string.Join(' ', phone.Pages));
        Assert.Equal(pages, Assert.Single(phone.Languages));
        Assert.Contains(added, phone.Announced[0], StringComparison.Ordinal);
        Assert.Contains(uploaded, phone.Announced[^1], StringComparison.Ordinal);
        await world.Hospital.AllAsync(request, "filed");
    }
}
