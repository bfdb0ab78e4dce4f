using System.Net;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>P4: yes, no, whose, and what is said of private areas; and how the clinician reads it.</summary>
public sealed class AgreeTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async Task InitializeAsync() => _site = await TestSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_no_can_be_undone_until_the_link_ends_and_the_clinician_reads_both()
    {
        var request = await _site.AskAsync();
        using var phone = new Phone(_site);
        await phone.ComeInAsync();
        using var no = await phone.SubmitAsync("/p/agree?handler=Decline");
        var declined = await phone.ReadAsync("/p/declined");
        Assert.Equal("/p/declined", no.Headers.Location?.OriginalString);
        Assert.Contains("You chose not to send photos", declined, StringComparison.Ordinal);
        Assert.Contains("We have told your team. They may call you.", declined, StringComparison.Ordinal);
        foreach (var other in new[] { "/p/agree", "/p/tips", "/p/files", "/p/send" })
        {
            using var page = await phone.OpenAsync(other);
            Assert.Equal("/p/declined", page.Headers.Location?.OriginalString);
        }

        Assert.Contains("data-answer=\"Said no\"", await ClinicReadsAsync(request), StringComparison.Ordinal);

        // The same text on another phone leads to the same place.
        using var second = new Phone(_site);
        await second.ComeInAsync();
        using var undone = await second.SubmitAsync("/p/declined");
        Assert.Equal("/p/agree", undone.Headers.Location?.OriginalString);
        await second.AgreeAsync();
        var page2 = await ClinicReadsAsync(request);
        Assert.DoesNotContain("data-answer=\"Said no\"", page2, StringComparison.Ordinal);
        Assert.Contains("Said that they do not want to send photos", page2, StringComparison.Ordinal);
        Assert.Contains("Changed their mind about sending photos", page2, StringComparison.Ordinal);
        Assert.Contains($"to the words of version {Agreement.WordsNow} in English.", page2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_answers_for_another_is_asked_for_the_patients_date_of_birth_and_whose_the_photos_are()
    {
        var request = await _site.AskAsync(change: form => form with { ForAnother = true });
        using var phone = new Phone(_site);
        await phone.EnterAsync();
        Assert.Contains("the patient's date of birth", WebUtility.HtmlDecode(await phone.ReadAsync("/p/start")), StringComparison.Ordinal);
        var check = WebUtility.HtmlDecode(await phone.ReadAsync("/p/check"));
        Assert.Contains("<title>What is the patient's date of birth? - ", check, StringComparison.Ordinal);
        Assert.Contains("Enter the date of birth of the person the photos are of.", check, StringComparison.Ordinal);
        Assert.DoesNotContain("bday", check, StringComparison.Ordinal);

        await phone.ComeInAsync();
        var neither = await phone.SubmitAndReadAsync("/p/agree", ("agree", "yes"));
        using var agreed = await phone.SubmitAsync("/p/agree", ("agree", "yes"), ("whose", "Child"));

        Assert.Contains("""<a href="#whose">Select who the photos are of</a>""", neither, StringComparison.Ordinal);
        Assert.Contains("type=\"checkbox\" value=\"yes\" checked=\"checked\"", neither, StringComparison.Ordinal);
        Assert.Equal("/p/tips", agreed.Headers.Location?.OriginalString);
        var page = await ClinicReadsAsync(request);
        Assert.Contains("They said that the photos are of a child they are responsible for.", page, StringComparison.Ordinal);
        Assert.Contains("data-answer=\"Who answers\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_private_area_was_asked_for_it_may_be_refused_and_the_clinician_sees_that_it_was()
    {
        var request = await _site.AskAsync(change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
        using var phone = new Phone(_site);
        await phone.ComeInAsync();
        var html = await phone.ReadAsync("/p/agree");

        Assert.Contains("You do not have to send these. You can ask for an appointment instead.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Do not send photos of breasts", html, StringComparison.Ordinal);
        Assert.Contains("data-answer=\"Private area\"", await ClinicReadsAsync(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_was_not_asked_for_the_page_says_not_to_send_it()
    {
        await _site.AskAsync();
        using var phone = new Phone(_site);
        await phone.ComeInAsync();

        Assert.Contains("Do not send photos of breasts, genitals or bottoms.", await phone.ReadAsync("/p/agree"), StringComparison.Ordinal);
    }

    private async Task<string> ClinicReadsAsync(RequestId request)
    {
        using var clinician = await _site.LogInAsync(TestSite.NorthTenant);
        using var page = await clinician.OpenAsync($"/clinic/requests/{request}");
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }
}
