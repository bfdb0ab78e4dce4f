using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Filing;

using Xunit;

namespace SecureMediaIntake.Tests.Repair;

/// <summary>A request with photos of somebody else, and the people who put it right.</summary>
internal sealed class MixUp : IAsyncDisposable
{
    public static readonly CancellationToken None = CancellationToken.None;
    public static readonly Clinician First = TestSite.North;
    public static readonly Clinician Second = new(TestSite.NorthTenant, new("10000007-0000-4000-8000-000000000007"), "X26T1", "Senior Seven");
    public static readonly Clinician Teammate = new(TestSite.NorthTenant, new("10000008-0000-4000-8000-000000000008"), "X26T1", "Nurse Eight");
    public static readonly PatientFacts Right = InMemoryEdges.Patient with { NhsNumber = "9990001383", Family = "Test-Birch", RecordId = "patient-2" };

    public TestSite Site { get; private set; } = null!;

    public RequestId Request { get; private set; }

    public List<ItemId> Items { get; } = [];

    public InMemoryCareRecord Record => Site.Get<InMemoryCareRecord>();

    /// <param name="photos">How many photos are in the record under the wrong patient.</param>
    public static async Task<MixUp> MakeAsync(int photos = 2, Func<Domain.Links.RequestForm, Domain.Links.RequestForm>? change = null)
    {
        var mixUp = new MixUp { Site = await TestSite.StartAsync() };
        mixUp.Site.Directory.Put("X26T1", Second.Id, Roles.Senior);
        mixUp.Site.Directory.Put("X26T1", Teammate.Id);
        mixUp.Request = await mixUp.Site.AskAsync(change: change);

        for (var n = 0; n < photos; n++)
        {
            mixUp.Items.Add((await mixUp.Site.AddMediaAsync(mixUp.Request)).Item.Id);
        }

        return mixUp;
    }

    public async Task<string> ReportAsync(Clinician? who = null, MisfileWish wish = MisfileWish.NotKnown, params ItemId[] items) =>
        Assert.IsType<Outcome<string>.Ok>(await TryReportAsync(who, wish, items)).Value;

    public Task<Outcome<string>> TryReportAsync(Clinician? who = null, MisfileWish wish = MisfileWish.NotKnown, params ItemId[] items) =>
        Site.Get<ReportMisfile>().RunAsync(who ?? First, Request, new(items.Length == 0 ? Items : items, "Another person's foot", wish), None);

    /// <summary>The record then knows the right patient by the number and date of birth that are typed.</summary>
    public async Task<Outcome<bool>> NameAsync(string misfile, Clinician? who = null, PatientFacts? right = null)
    {
        Site.Edges.Found = right ?? Right;
        var named = await Site.Get<NameRightPatient>().RunAsync(
            who ?? First, Request, misfile, InMemoryEdges.Patient.NhsNumber, InMemoryEdges.Patient.BirthDate, None);
        Site.Edges.Found = InMemoryEdges.Patient;
        return named;
    }

    public async Task<Outcome<MisfileDecision>> DecideAsync(string misfile, MisfileDecision? decision, Clinician? who = null, string? stamp = null) =>
        await Site.Get<DecideMisfile>().RunAsync(
            who ?? Second, Request, misfile, decision, stamp ?? (await MisfileAsync(misfile)).TargetStamp(), None);

    /// <summary>What a message on <c>check-request</c> brings about.</summary>
    public Task RepairAsync() => Site.Get<RepairMisfiles>().RunAsync(Request, None);

    public async Task<RequestSnapshot> ReadAsync(RequestId? id = null) => (await Site.Get<Ledger>().ReadAsync(id ?? Request, None))!;

    public async Task<Misfile> MisfileAsync(string id) => (await ReadAsync()).Misfile(id)!;

    public async Task<MediaItem> ItemAsync(int n) => (await ReadAsync()).Item(Items[n])!;

    public async Task<RecordKey> KeyAsync(RequestId? id = null) => await Site.Get<IRecordKeys>().OpenAsync(
        Site.Get<OrganisationDirectory>().ByCode("X26T1"), id ?? Request, (await ReadAsync(id)).Find<KeyRow>(KeyRow.Key)!, None);

    public async Task<RequestSnapshot?> TargetAsync(string misfile)
    {
        using var key = await KeyAsync();
        return await Site.Get<Ledger>().ReadAsync((await MisfileAsync(misfile)).MovedTo(key), None);
    }

    public async Task<bool> MayViewAsync(Clinician who, ItemId item, RequestId? request = null, RenditionPart part = RenditionPart.Preview)
    {
        var answer = await Site.Get<ViewMedia>().RunAsync(who, OpaqueId.New(), request ?? Request, item, part, None);
        (answer as Outcome<OpenedMedia>.Ok)?.Value.Dispose();
        return answer is Outcome<OpenedMedia>.Ok;
    }

    public Task<NoticeSheet> NoticesAsync(Clinician who) => Site.Get<Notices>().ForAsync(who, None);

    public IReadOnlyList<string> Actions(RequestId? id = null) => [.. Site.Requests.Trail(id ?? Request).Select(line => line.Action)];

    public async Task<ItemStatus> FileAsync(RequestId request, ItemId item) =>
        Assert.IsType<Outcome<MediaItem>.Ok>(await Site.Get<FileMedia>().RunAsync(request, item, None)).Value.Status;

    /// <summary>Whoever lost a race waits a little by the clock, which only the test moves.</summary>
    public async Task WhileTimePassesAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            Site.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await work;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
