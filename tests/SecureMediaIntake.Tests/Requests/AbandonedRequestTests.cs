using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Requests;

/// <summary>A writer died before its first write and the watchdog took its place. Whoever asked asks again, with the same key, and must get through.</summary>
public sealed class AbandonedRequestTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async Task InitializeAsync() => _site = await TestSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task The_same_key_makes_the_request_after_all()
    {
        var key = OpaqueId.New();
        var id = RequestId.From(OpaqueId.From("request", TestSite.North.Organisation, TestSite.North.Identity, key));
        await FenceAsync(id);
        Assert.Equal(RequestStatus.Abandoned, (await _site.Requests.ReadAsync(id, default))!.Head.Status);

        Assert.Equal(id, await AskAsync(key));

        var made = (await _site.Requests.ReadAsync(id, default))!;
        Assert.Equal(RequestStatus.Open, made.Head.Status);
        Assert.NotNull(made.Find<UploadLink>(UploadLink.KeyOf(1)));
        Assert.Equal(id, await AskAsync(key));
    }

    [Fact]
    public async Task The_trail_goes_on_from_the_abandoned_line_without_a_gap()
    {
        var key = OpaqueId.New();
        var id = RequestId.From(OpaqueId.From("request", TestSite.North.Organisation, TestSite.North.Identity, key));
        await FenceAsync(id);

        await AskAsync(key);

        var trail = await _site.Requests.ReadTrailAsync(id, default).ToListAsync();
        Assert.Equal(["request-abandoned", "request-made", "link-issued"], trail.Take(3).Select(line => line.Action));
        Assert.Equal(Enumerable.Range(1, trail.Count).Select(n => (long)n), trail.Select(line => line.Seq));
    }

    private Task<bool> FenceAsync(RequestId id) =>
        new CheckChange(_site.Requests, _site.Get<Outbox>(), new(), _site.Clock).RunAsync(id, OperationId.New(), default);

    private async Task<RequestId> AskAsync(string key)
    {
        var form = new RequestForm(
            InMemoryEdges.Patient.NhsNumber, InMemoryEdges.Patient.BirthDate, "07700 900101", "3 photos", "To see how it heals", 7, null, key);
        return Assert.IsType<Outcome<RequestId>.Ok>(await _site.Get<RequestMedia>().RunAsync(TestSite.North, form, default)).Value;
    }
}
