using System.Net;

using Microsoft.Extensions.Configuration;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>C4: a template of the team is two taps on a patient's page.</summary>
public sealed class AskTemplateTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Browser _browser = null!;
    private RequestId _request;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _browser = await _site.LogInAsync(TestSite.NorthTenant);
        _request = await _site.AskAsync(language: PatientLanguages.Welsh);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_first_tap_shows_the_text_and_the_second_sends_it_once()
    {
        using var page = await _browser.OpenAsync($"/clinic/requests/{_request}");
        var button = $"/clinic/requests/{_request}/ask/wound";
        Assert.Contains($"href=\"{button}\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var check = await _browser.OpenAsync(button);
        var html = await check.Content.ReadAsStringAsync();
        Assert.Contains("3 photos of your wound", html, StringComparison.Ordinal);
        Assert.Contains("data-text-length", html, StringComparison.Ordinal);
        var hidden = Browser.Hidden(html);
        using var sent = await _browser.PostAsync(button, hidden);
        using var again = await _browser.PostAsync(button, hidden);

        Assert.Equal(sent.Headers.Location, again.Headers.Location);
        Assert.Equal(2, _site.Edges.Texts.Count);
        var made = (await _site.Requests.ReadAsync(RequestId.From(sent.Headers.Location!.OriginalString.Split('/')[3]), CancellationToken.None))!.Head;
        Assert.Equal((PatientLanguages.Welsh, 2), (made.Language, made.LookWithinDays));
    }

    [Theory]
    [InlineData("skin")]
    [InlineData("none")]
    public async Task A_template_of_another_team_and_one_that_is_none_are_not_there(string template)
    {
        using var page = await _browser.OpenAsync($"/clinic/requests/{_request}/ask/{template}");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("Days", "5")]
    [InlineData("LookWithinDays", "3")]
    [InlineData("Id", "Not An Id")]
    [InlineData("Name", "A name that is much too long for a button on a phone")]
    public void A_template_that_could_not_be_asked_stops_the_start(string setting, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Organisations:0:Code"] = "X26T1", ["Organisations:0:Name"] = "Test", ["Organisations:0:PublicName"] = "Test", ["Organisations:0:Phone"] = "01632 960101",
            ["Organisations:0:Website"] = "https://north.example", ["Organisations:0:TenantId"] = $"{TestSite.NorthTenant}", ["Organisations:0:VaultKey"] = "key",
            ["Organisations:0:RowSecret"] = "rows", ["Organisations:0:FhirBaseUri"] = "https://record.example/", ["Organisations:0:FhirAudience"] = "https://record.example",
            ["Organisations:0:RecordIdentifierBase"] = "https://north.example/records",
            ["Organisations:0:Templates:0:Id"] = "wound", ["Organisations:0:Templates:0:Name"] = "Wound", ["Organisations:0:Templates:0:Wanted"] = "3 photos",
            ["Organisations:0:Templates:0:Why"] = "To see",
        };
        Assert.Single(OrganisationSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).All.Single().Templates);

        settings[$"Organisations:0:Templates:0:{setting}"] = value;

        Assert.Throws<SettingsException>(() => OrganisationSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
    }
}
