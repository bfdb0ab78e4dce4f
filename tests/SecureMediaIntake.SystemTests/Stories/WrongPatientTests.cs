using System.Globalization;

using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.SystemTests.Phones;

namespace SecureMediaIntake.SystemTests.Stories;

/// <summary>
/// A photo that is not of its patient, repaired in browsers on the real parts: hidden at once, whose it is said by one person and agreed to by a second, in the
/// right patient's record afterwards and entered in error in the other's.
/// </summary>
[Collection(PhoneTestGroup.Name)]
public sealed class WrongPatientTests(PhoneWorld world)
{
    private SeedOrganisation North => world.World.Seed.Organisations[0];

    [Fact]
    public async Task What_was_filed_against_the_wrong_patient_is_moved_to_the_right_one_by_two_people()
    {
        var (wrong, right) = (North.Patients[0], North.Patients[1]);
        await using var nurse = await StaffDesk.LogInAsync(world, North, "clinician.one");
        var request = await nurse.Asks.AskAsync(wrong, "1 photo of your left leg", "check how your wound is healing");
        await SendAsync(request, wrong);

        await nurse.GoAsync($"/clinic/requests/{request}");
        await nurse.PressAsync("confirm-patient", ".smi-gallery img");
        await nurse.PressAsync("wrong-patient", "#reason");
        await nurse.Page.FillAsync("#reason", "A tattoo that this patient does not have");
        await nurse.Page.ClickAsync("label[for='wish']");
        await nurse.PressAsync("hide-now", "#nhs-number");
        await nurse.Page.FillAsync("#nhs-number", right.NhsNumber);
        await nurse.Page.FillAsync("#birth-date-day", right.BirthDate.Day.ToString(CultureInfo.InvariantCulture));
        await nurse.Page.FillAsync("#birth-date-month", right.BirthDate.Month.ToString(CultureInfo.InvariantCulture));
        await nurse.Page.FillAsync("#birth-date-year", right.BirthDate.Year.ToString(CultureInfo.InvariantCulture));
        await nurse.PressAsync("name-right-patient", "[data-misfile-state='open']");
        Assert.Equal(0, await nurse.Page.Locator(".smi-gallery img").CountAsync());

        await using var senior = await StaffDesk.LogInAsync(world, North, "senior.one");
        await senior.GoAsync("/clinic/notices");
        await senior.Page.ClickAsync("[data-to-decide] a");
        Assert.Contains(right.Family.ToUpperInvariant(), await senior.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await senior.Page.ClickAsync("label:has-text('Move to the right patient')");
        await senior.PressAsync("decide", "[data-misfile-state='Move']");

        // Encrypted anew for the right patient, and in their record; the link leads there.
        await Eventually.TrueAsync(
            async () =>
            {
                await senior.Page.ReloadAsync();
                return await senior.Page.Locator("[data-action='open-moved']").CountAsync() > 0;
            },
            "the photo is moved");
        var moved = (await senior.Page.GetAttributeAsync("[data-action='open-moved']", "href"))!.Split('/')[^1];
        await world.Hospital.AllAsync(moved, "filed");
        await senior.GoAsync($"/clinic/requests/{moved}");
        Assert.Contains(right.Family.ToUpperInvariant(), await senior.Page.InnerTextAsync("[data-patient]"), StringComparison.Ordinal);
        await senior.PressAsync("confirm-patient", ".smi-gallery img");
    }

    private async Task SendAsync(string request, SeedPatient patient)
    {
        await using var phone = await FilesOnPhone.ComeInAsync(world, await world.Browser.PhoneAsync(), await world.Hospital.NextLinkAsync(request, patient));
        await phone.PickAsync(await PhonePhotos.SmallAsync());
        await phone.StateAsync("uploaded");
        await phone.SendAsync();
        await world.Hospital.AllAsync(request, "filed");
    }
}
