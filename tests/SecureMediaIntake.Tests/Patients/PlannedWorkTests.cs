using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Patient;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Patients;

public sealed class PlannedWorkTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Until = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private TestSite _site = null!;

    public async Task InitializeAsync() => _site = await TestSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Until_it_is_over_every_page_of_the_patient_says_from_when_it_can_be_used()
    {
        var (context, passed, html) = await AskAsync("/p/start", Until.AddMinutes(-1), Until);

        Assert.False(passed);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Equal("60", context.Response.Headers.RetryAfter);
        Assert.Contains("<h1 class=\"nhsuk-heading-l\">Sorry, the service is unavailable</h1>", html, StringComparison.Ordinal);
        Assert.Contains("You will be able to use it from 9:00am on Monday 23 November 2026.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/p/start", 0)]
    [InlineData("/clinic", -1)]
    [InlineData("/api/health/live", -1)]
    [InlineData("/pages", -1)]
    public async Task After_it_and_elsewhere_everything_works(string path, int minutes)
    {
        var (_, passed, _) = await AskAsync(path, Until.AddMinutes(minutes), Until);

        Assert.True(passed);
    }

    [Fact]
    public async Task Without_planned_work_everything_works()
    {
        var (_, passed, _) = await AskAsync("/p/start", Until, until: null);

        Assert.True(passed);
    }

    private async Task<(HttpContext Context, bool Passed, string Html)> AskAsync(string path, DateTimeOffset now, DateTimeOffset? until)
    {
        var passed = false;
        var context = new DefaultHttpContext { RequestServices = _site.App.Services };
        context.Request.Path = path;
        using var body = new MemoryStream();
        context.Response.Body = body;
        var work = new PlannedWork(
            _ =>
            {
                passed = true;
                return Task.CompletedTask;
            },
            Options.Create(new SiteOptions { PublicOrigin = TestSite.Origin, UnavailableUntil = until }),
            new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now));
        await work.InvokeAsync(context);
        return (context, passed, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
