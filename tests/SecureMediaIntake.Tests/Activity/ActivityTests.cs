using System.Net;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Activity;

/// <summary>Who did what, to what, when and why: of a request, of a patient, of a person; and that reading it is itself in it.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Lead = new(TestSite.NorthTenant, new("10000005-0000-4000-8000-000000000005"), "X26T1", "Governance Lead");
    private static readonly Clinician Colleague = new(TestSite.NorthTenant, new("10000006-0000-4000-8000-000000000006"), "X26T1", "Nurse Six");
    private static readonly Clinician South = new(TestSite.SouthTenant, TestSite.North.ObjectId, "X26T2", "Test Clinician One");

    private TestSite _site = null!;
    private RequestId _request;
    private ItemId _item;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T1", Lead.Id, Roles.GovernanceLead);
        _site.Directory.Put("X26T1", Colleague.Id);
        _request = await _site.AskAsync();
        _item = (await _site.AddMediaAsync(_request)).Item.Id;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Reading_and_exporting_a_trail_stand_in_it_before_a_line_is_read()
    {
        var read = await OneAsync(Lead);
        var exported = await OneAsync(Lead, Reading.Exported);

        Assert.Equal(("trail-read", "Governance Lead"), (read.Lines[^1].Line.Action, read.Lines[^1].ActorName));
        Assert.Equal("trail-exported", exported.Lines[^1].Line.Action);
        Assert.Null(exported.FirstBreak);
        Assert.Equal(exported.All, exported.Lines.Count);
    }

    [Fact]
    public async Task A_line_that_somebody_changed_is_found_while_it_is_read_whatever_days_are_shown()
    {
        _site.Requests.Tamper(_request, 2, line => line with { Actor = "somebody" });

        Assert.Equal(3, (await OneAsync(Lead)).FirstBreak);
        var days = new Days(new DateOnly(2020, 1, 1), new DateOnly(2020, 1, 2));
        var sheet = Assert.IsType<Outcome<TrailSheet>.Ok>(await _site.Get<ReadTrails>().OneAsync(Lead, _request, days, Reading.Read, None)).Value;
        Assert.Equal(3, sheet.FirstBreak);
        Assert.Empty(sheet.Lines);
    }

    [Fact]
    public async Task Reasons_stand_beside_their_lines()
    {
        await ViewAsync(Colleague);
        var form = new ShareForm("X26T2", $"person:{South.TenantId:N}:{South.ObjectId:N}", [_item], "For a second opinion", 7);
        await _site.ShareAsync(_request, form);

        var shared = (await OneAsync(Lead)).Lines.Single(entry => entry.Line.Action == "share-set-to-begin");

        Assert.Equal("Test Clinician One, Nurse (X26T2): For a second opinion", shared.Said);
        Assert.Equal("X26T1", shared.Organisation);
    }

    [Fact]
    public async Task Another_organisation_reads_nothing_and_leaves_nothing()
    {
        var before = _site.Requests.Trail(_request).Count;

        Assert.IsType<Outcome<TrailSheet>.Refused>(await _site.Get<ReadTrails>().OneAsync(South, _request, default, Reading.Read, None));
        Assert.Equal(before, _site.Requests.Trail(_request).Count);
    }

    [Fact]
    public async Task What_is_erased_the_governance_lead_reads_without_names_and_stands_in_it()
    {
        await ViewAsync(Colleague);
        await _site.RemoveAsync(_request, KeyRow.Key);

        var sheet = await OneAsync(Lead);

        Assert.Null(sheet.Patient);
        Assert.Null(sheet.FirstBreak);
        Assert.Equal("trail-read", sheet.Lines[^1].Line.Action);
        Assert.All(sheet.Lines, entry => Assert.Contains(entry.ActorName, (string[])["Service", "Erased name"]));
        Assert.IsType<Outcome<TrailSheet>.Refused>(await _site.Get<ReadTrails>().OneAsync(TestSite.North, _request, default, Reading.Read, None));
    }

    [Fact]
    public async Task A_patients_trail_is_all_their_requests_and_nobody_elses()
    {
        var second = await _site.AskAsync("1 photo of your hand");
        _site.Edges.Found = InMemoryEdges.Patient with { RecordId = "patient-2", Family = "Test-Birch" };
        var other = await _site.AskAsync("1 photo of your foot");

        var sheets = Assert.IsType<Outcome<TrailSheets>.Ok>(await _site.Get<ReadTrails>().OfPatientAsync(Lead, _request, default, Reading.Read, None)).Value;

        Assert.Equal([_request, second], sheets.Sheets.Select(sheet => sheet.Request));
        Assert.DoesNotContain("trail-read", _site.Requests.Trail(other).Select(line => line.Action));
    }

    [Fact]
    public async Task Ones_own_activity_is_ones_own_lines_in_every_request()
    {
        var second = await _site.AskAsync("1 photo of your hand");
        await ViewAsync(Colleague);

        var own = await OfPersonAsync(Colleague, person: null);
        var requester = await OfPersonAsync(TestSite.North, person: null);

        Assert.Equal(["media-viewed", "activity-read"], Assert.Single(own.Sheets).Lines.Select(entry => entry.Line.Action));
        Assert.Equal(new[] { _request, second }.ToHashSet(), requester.Sheets.Select(sheet => sheet.Request).ToHashSet());
        Assert.All(requester.Sheets.SelectMany(sheet => sheet.Lines), entry => Assert.Equal("Test Clinician One", entry.ActorName));
    }

    [Fact]
    public async Task Who_may_not_open_a_request_any_more_still_reads_what_they_did_and_not_of_whom()
    {
        await ViewAsync(Colleague);
        await _site.ReplaceHeadAsync((await _site.Requests.ReadAsync(_request, None))!.Head with { Team = "another team" });

        var sheet = Assert.Single((await OfPersonAsync(Colleague, person: null)).Sheets);

        Assert.Null(sheet.Patient);
        Assert.Equal("media-viewed", sheet.Lines[0].Line.Action);
    }

    [Fact]
    public async Task A_governance_lead_reads_anybodys_and_nobody_else_does()
    {
        await ViewAsync(Colleague);

        Assert.Equal("media-viewed", Assert.Single((await OfPersonAsync(Lead, Colleague.Id)).Sheets).Lines[0].Line.Action);
        Assert.Contains(_site.Requests.Trail(_request), line => line.Action == "activity-read");
        Assert.IsType<Outcome<TrailSheets>.Refused>(await _site.Get<ReadActivity>().RunAsync(TestSite.North, Colleague.Id, default, Reading.Read, None));
        Assert.IsType<Outcome<TrailSheets>.Refused>(await _site.Get<ReadActivity>().RunAsync(Lead, South.Id, default, Reading.Read, None));
        Assert.NotEmpty(await _site.Get<ReadActivity>().ChoicesAsync(Lead, None));
        Assert.Empty(await _site.Get<ReadActivity>().ChoicesAsync(Colleague, None));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, null, false)]
    [InlineData(null, -1, false)]
    [InlineData(null, null, true)]
    public void Days_include_both_ends_by_the_clock_of_the_kingdom(int? from, int? until, bool included)
    {
        var at = new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero);
        var day = new DateOnly(2026, 7, 2);

        Assert.Equal(included, new Days(from is { } f ? day.AddDays(f) : null, until is { } u ? day.AddDays(u) : null).Include(at));
    }

    [Fact]
    public async Task By_the_pages_a_trail_is_read_filtered_exported_and_copied_for_the_patient()
    {
        await ViewAsync(Colleague);
        using var browser = _site.NewBrowser();
        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(Lead.TenantId, Lead.ObjectId));
        var address = $"/clinic/requests/{_request}/activity";

        var page = await ReadAsync(browser, address);
        Assert.Contains("data-chain=\"whole\"", page, StringComparison.Ordinal);
        Assert.Contains("Photo 1: <bdi>Nurse Six</bdi> (X26T1)", page, StringComparison.Ordinal);
        Assert.Contains("data-seen-none", await ReadAsync(browser, $"{address}?from=2020-01-01&until=2020-01-02"), StringComparison.Ordinal);
        Assert.Contains("Everything about this patient", await ReadAsync(browser, $"{address}?of=patient"), StringComparison.Ordinal);

        using var file = await browser.OpenAsync($"{address}?handler=Csv");
        Assert.Equal("text/csv; charset=utf-8", file.Content.Headers.ContentType?.ToString());
        Assert.Equal("activity.csv", file.Content.Headers.ContentDisposition?.FileName);
        Assert.Contains("\"Nurse Six\",\"X26T1\",\"Viewed photo 1 (preview)\"", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var copy = await ReadAsync(browser, $"{address}/patient-copy");
        Assert.Contains("A clinician, Test Trust North", copy, StringComparison.Ordinal);
        Assert.All((string[])["Nurse Six", "TEST-ALDER"], name => Assert.DoesNotContain(name, copy, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("patient-copy-made", _site.Requests.Trail(_request).Select(line => line.Action));

        var everybody = await ReadAsync(browser, $"/clinic/activity?person={Colleague.TenantId:N}:{Colleague.ObjectId:N}");
        Assert.Contains("data-trail=\"media-viewed\"", everybody, StringComparison.Ordinal);
        using var wrong = await browser.OpenAsync("/clinic/activity?person=me");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    [Fact]
    public async Task A_changed_trail_is_said_to_be_so_on_the_page_and_in_the_file()
    {
        _site.Requests.Tamper(_request, 1, line => line with { Actor = "somebody" });
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        Assert.Contains("data-chain=\"broken\"", await ReadAsync(browser, $"/clinic/requests/{_request}/activity"), StringComparison.Ordinal);
        using var file = await browser.OpenAsync($"/clinic/requests/{_request}/activity?handler=Csv");
        Assert.Contains("\"broken at line 2\"", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<TrailSheet> OneAsync(Clinician who, Reading reading = Reading.Read) => Assert.IsType<Outcome<TrailSheet>.Ok>(
        await _site.Get<ReadTrails>().OneAsync(who, _request, default, reading, None)).Value;

    private async Task<TrailSheets> OfPersonAsync(Clinician reader, PersonId? person) => Assert.IsType<Outcome<TrailSheets>.Ok>(
        await _site.Get<ReadActivity>().RunAsync(reader, person, default, Reading.Read, None)).Value;

    private async Task ViewAsync(Clinician who)
    {
        using var opened = Assert.IsType<Outcome<OpenedMedia>.Ok>(
            await _site.Get<ViewMedia>().RunAsync(who, "viewing", _request, _item, RenditionPart.Preview, None)).Value;
    }

    private static async Task<string> ReadAsync(Browser browser, string path)
    {
        using var page = await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }
}
