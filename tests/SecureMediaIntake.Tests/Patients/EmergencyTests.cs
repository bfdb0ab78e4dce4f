using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Patients;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>Break-glass: one patient, an hour, a reason, and a governance lead who is told at once and has to look.</summary>
public sealed class EmergencyTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Stranger = Northern(5, "Test Stranger");
    private static readonly Clinician Lead = Northern(6, "Test Lead");
    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private TestSite _site = null!;
    private RequestId _request;
    private RequestId _second;
    private ItemId _item;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T1", new Team(new('a', 32), "Wound care"));
        _site.Directory.Put("X26T1", TestSite.North.Id, teams: [new('a', 32)]);
        _site.Directory.Put("X26T1", Stranger.Id, teams: [new('c', 32)]);
        _site.Directory.Put("X26T1", Lead.Id, Roles.GovernanceLead);
        _second = await AskAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        _request = await AskAsync();
        _item = (await _site.AddMediaAsync(_request)).Item.Id;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Before_it_there_is_only_a_number_and_within_it_everything_of_that_patient()
    {
        Assert.Equal((0, 2), Counts(await SheetAsync()));
        Assert.False(await MayViewAsync());

        await OpenAsync();

        Assert.Equal((2, 0), Counts(await SheetAsync()));
        Assert.Equal([_request, _second], (await SheetAsync()).Requests.Select(line => line.Id));
        Assert.True(await MayViewAsync());
        Assert.Equal("emergency-opened", Assert.Single(Actions(_second), action => action.StartsWith("emergency", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_over_on_the_instant_at_which_sixty_minutes_are()
    {
        await OpenAsync();
        _site.Clock.Advance(Hour - Tick);
        Assert.True(await MayViewAsync());
        Assert.NotNull((await SheetAsync()).EmergencyUntil);

        _site.Clock.Advance(Tick);

        Assert.False(await MayViewAsync());
        Assert.Equal((0, 2), Counts(await SheetAsync()));
        Assert.Null((await SheetAsync()).EmergencyUntil);
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_emergency_that_lasts_no_longer_and_after_it_another()
    {
        await OpenAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(59));
        await OpenAsync();
        Assert.Single(await WaitingAsync());
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await MayViewAsync());

        await OpenAsync();

        Assert.True(await MayViewAsync());
        Assert.Equal(2, (await WaitingAsync()).Count);
    }

    [Fact]
    public async Task A_request_that_is_made_meanwhile_stays_closed_until_it_is_pressed_again_and_the_lead_reads_of_it()
    {
        await OpenAsync();
        var later = await AskAsync();
        Assert.Equal((2, 1), Counts(await SheetAsync()));

        await OpenAsync();

        Assert.Equal((3, 0), Counts(await SheetAsync()));
        var waiting = Assert.Single(await WaitingAsync());
        Assert.Equal(3, waiting.Requests);
        Assert.Contains(later, (await ReviewAsync(waiting)).Requests.Select(request => request.Id));
    }

    [Fact]
    public async Task Another_patients_requests_stay_closed()
    {
        _site.Edges.Found = InMemoryEdges.Patient with { Family = "Test-Birch", RecordId = "patient-2" };
        var other = await AskAsync();
        _site.Edges.Found = InMemoryEdges.Patient;

        await OpenAsync();

        Assert.Null(await _site.Get<OpenRequest>().RunAsync(Stranger, ClinicAction.ReadRequest, other, None));
    }

    [Fact]
    public async Task It_lets_look_and_nothing_more()
    {
        await OpenAsync();
        using var opened = await _site.Get<OpenRequest>().RunAsync(Stranger, ClinicAction.ReadRequest, _request, None);

        Assert.All(
            new[] { ClinicAction.Share, ClinicAction.AcknowledgeMedia, ClinicAction.CancelRequest, ClinicAction.Erase, ClinicAction.AskAgain, ClinicAction.StopSharing },
            action => Assert.False(opened!.Allows(action)));
    }

    [Fact]
    public async Task A_private_area_stays_hidden_until_they_say_why()
    {
        var request = await AskAsync(isPrivate: true);
        var item = (await _site.AddMediaAsync(request)).Item.Id;
        await OpenAsync();

        Assert.False(await MayViewAsync(request, item));
        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<ShowPrivateMedia>().RunAsync(Stranger, request, "The wound is there", None));
        Assert.True(await MayViewAsync(request, item));
    }

    [Theory]
    [InlineData(null, "emergency-reason-missing")]
    [InlineData(" \t", "emergency-reason-missing")]
    [InlineData("long", "emergency-reason-too-long")]
    public async Task Without_a_reason_nothing_opens(string? reason, string problem)
    {
        var typed = reason == "long" ? new string('x', OpenInEmergency.MaxReason + 1) : reason;

        var refused = await _site.Get<OpenInEmergency>().RunAsync(Stranger, InMemoryEdges.Patient, typed, None);

        Assert.Equal(problem, Assert.IsType<Outcome<RequestId>.Refused>(refused).Problem.Code);
        Assert.False(await MayViewAsync());
    }

    [Fact]
    public async Task Who_is_no_clinician_or_of_another_organisation_opens_nothing()
    {
        var elsewhere = new Clinician(TestSite.SouthTenant, TestSite.North.ObjectId, "X26T2", "Test Clinician, South");

        foreach (var who in new[] { Lead, elsewhere })
        {
            var refused = await _site.Get<OpenInEmergency>().RunAsync(who, InMemoryEdges.Patient, "Bleeding", None);
            Assert.Equal(PatientProblems.NothingToOpen, Assert.IsType<Outcome<RequestId>.Refused>(refused).Problem);
        }
    }

    [Fact]
    public async Task The_lead_is_told_at_once_reads_who_looked_at_what_and_reviews_it_once()
    {
        await OpenAsync();
        Assert.True(await MayViewAsync());

        var waiting = Assert.Single(await WaitingAsync());
        Assert.Equal((2, 1), (waiting.Requests, (await _site.Get<Notices>().ForAsync(Lead, None)).Count));
        var sheet = await ReviewAsync(waiting);
        Assert.Equal("Bleeding, her own team is away", sheet.Reason);
        Assert.Equal(["emergency-opened", "media-viewed"], sheet.Requests.Single(one => one.Id == _request).Lines.Select(line => line.Line.Action));

        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<ReviewEmergency>().RunAsync(Lead, waiting.Request, waiting.Emergency, None));
        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<ReviewEmergency>().RunAsync(Lead, waiting.Request, waiting.Emergency, None));

        Assert.Empty(await WaitingAsync());
        Assert.Single(Actions(waiting.Request), action => action == "emergency-reviewed");
        Assert.True(await MayViewAsync());
    }

    [Fact]
    public async Task Nobody_but_a_lead_reviews_and_a_lead_not_what_they_did_themselves()
    {
        await OpenAsync();
        var waiting = Assert.Single(await WaitingAsync());
        Assert.IsType<Outcome<bool>.Refused>(await _site.Get<ReviewEmergency>().RunAsync(TestSite.North, waiting.Request, waiting.Emergency, None));

        _site.Directory.Put("X26T1", Stranger.Id, Roles.Clinician | Roles.GovernanceLead);
        Assert.Empty(await _site.Get<ReviewEmergency>().WaitingAsync(Stranger, None));
        Assert.IsType<Outcome<bool>.Refused>(await _site.Get<ReviewEmergency>().RunAsync(Stranger, waiting.Request, waiting.Emergency, None));
    }

    [Fact]
    public async Task Who_loses_their_role_loses_the_emergency_too()
    {
        await OpenAsync();
        _site.Directory.Put("X26T1", Stranger.Id, Roles.Operator);

        Assert.False(await MayViewAsync());
    }

    [Fact]
    public async Task A_crash_between_two_requests_leaves_nothing_open_that_the_lead_does_not_know_of()
    {
        var commits = 0;
        _site.Requests.Committing = commit => commit.Trail.Any(line => line.Action == "emergency-opened") && ++commits == 2
            ? throw new UnavailableException("The machine died.")
            : Task.CompletedTask;

        await Assert.ThrowsAsync<UnavailableException>(() => _site.Get<OpenInEmergency>().RunAsync(Stranger, InMemoryEdges.Patient, "Bleeding", None));
        Assert.Equal((1, 1), Counts(await SheetAsync()));
        Assert.Single(await WaitingAsync());

        await OpenAsync();
        Assert.Equal((2, 0), Counts(await SheetAsync()));
        Assert.Single(await WaitingAsync());
    }

    private static Clinician Northern(int n, string name) => new(TestSite.NorthTenant, new($"1000000{n}-0000-4000-8000-00000000000{n}"), "X26T1", name);

    private static (int Mine, int Others) Counts(PatientSheet sheet) => (sheet.Requests.Count, sheet.Others);

    private Task<RequestId> AskAsync(bool isPrivate = false) => _site.AskAsync(change: form => form with { Team = new('a', 32), PrivateArea = isPrivate, OfferedAnotherWay = isPrivate });

    private Task<PatientSheet> SheetAsync() => _site.Get<ReadPatient>().RunAsync(Stranger, InMemoryEdges.Patient, None);

    private async Task OpenAsync() => Assert.IsType<Outcome<RequestId>.Ok>(
        await _site.Get<OpenInEmergency>().RunAsync(Stranger, InMemoryEdges.Patient, "Bleeding, her own team is away", None));

    private Task<IReadOnlyList<WaitingEmergency>> WaitingAsync() => _site.Get<ReviewEmergency>().WaitingAsync(Lead, None);

    private async Task<EmergencySheet> ReviewAsync(WaitingEmergency waiting) =>
        Assert.IsType<Outcome<EmergencySheet>.Ok>(await _site.Get<ReviewEmergency>().OneAsync(Lead, waiting.Request, waiting.Emergency, None)).Value;

    private IEnumerable<string> Actions(RequestId request) => _site.Requests.Trail(request).Select(line => line.Action);

    private async Task<bool> MayViewAsync(RequestId? request = null, ItemId? item = null)
    {
        var answer = await _site.Get<ViewMedia>().RunAsync(Stranger, "viewing", request ?? _request, item ?? _item, RenditionPart.Preview, None);
        (answer as Outcome<OpenedMedia>.Ok)?.Value.Dispose();
        return answer is Outcome<OpenedMedia>.Ok;
    }
}
