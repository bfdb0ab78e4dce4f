using System.Text.Json;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.Tests.Api.Contracts;
using SecureMediaIntake.Tests.Architecture;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;

namespace SecureMediaIntake.Tests.Webhooks;

/// <summary>What systems are told of, and in which form.</summary>
public sealed partial class EventTests
{
    [Fact]
    public async Task A_journey_is_told_step_by_step_by_ids_alone()
    {
        var world = new WebhookWorld();
        var id = await world.Steps.AskAndPassAsync();
        var upload = await world.Steps.GivenReceivedAsync(id);
        Assert.IsType<Outcome<SentMedia>.Ok>(await world.Steps.SendAsync(id));
        await world.RunAsync();

        Assert.Equal(
            [EventNames.RequestMade, EventNames.ItemReceived, EventNames.RequestSent],
            world.Receiver.Rows.Select(row => row.Event.Name));
        Assert.Equal(upload.Item.Value, world.Receiver.Row(EventNames.ItemReceived).Event.Item);
        Assert.Equal(world.Receiver.Rows.Count, world.Receiver.Sent.Count);

        var trail = world.Steps.Store.Trail(id);
        Assert.All(world.Receiver.Rows, row => Assert.Equal(trail.Single(line => line.Seq == row.Event.Sequence).Time, row.Event.At));
        Assert.All(world.Receiver.Sent, sent => AssertNobodyIn(System.Text.Encoding.UTF8.GetString(sent.Body.Span)));
        Assert.All(world.Receiver.Rows, row => AssertNobodyIn(row.ToString()));
        Assert.All(world.Receiver.Sent, sent => Assert.Empty(ContractFile.EventErrors(System.Text.Json.Nodes.JsonNode.Parse(sent.Body.Span))));
    }

    [Fact]
    public async Task An_event_has_every_member_of_CloudEvents_and_none_besides()
    {
        var world = new WebhookWorld();
        var id = await world.Steps.AskAndPassAsync();
        var upload = await world.Steps.GivenReceivedAsync(id);
        await world.RunAsync();

        var (made, received) = (Of(world, EventNames.RequestMade), Of(world, EventNames.ItemReceived));

        Assert.Equal(
            $$$"""{"specversion":"1.0","id":"{{{world.Receiver.Row(EventNames.RequestMade).Id}}}","source":"{{{TestSite.Origin}}}api/v1/media-requests/{{{id}}}","type":"uk.secure-media-intake.request.made","time":"2026-03-02T09:00:00.000Z","sequence":"0000000001","datacontenttype":"application/json","data":{"request":"{{{id}}}"}}""",
            made.GetRawText());
        Assert.Equal(upload.Item.Value, received.GetProperty("subject").GetString());
        Assert.Equal((id.Value, upload.Item.Value), (received.GetProperty("data").GetProperty("request").GetString(), received.GetProperty("data").GetProperty("item").GetString()));
    }

    /// <summary>Lines that were written by hand here, as their steps are tested elsewhere.</summary>
    [Theory]
    [InlineData("capture-started", "request", EventNames.RequestMade)]
    [InlineData("moved-in", "request", EventNames.RequestMade)]
    [InlineData("link-opened", "link:1", EventNames.RequestOpened)]
    [InlineData("declined", "link:1", EventNames.RequestDeclined)]
    [InlineData("said-no", "link:1", EventNames.RequestDeclined)]
    [InlineData("not-for-me", "link:1", EventNames.RequestNeedsAttention)]
    [InlineData("link-locked", "link:1", EventNames.RequestNeedsAttention)]
    [InlineData("text-not-delivered", "text:link-1", EventNames.RequestNeedsAttention)]
    [InlineData("text-refused", "text:link-1", EventNames.RequestNeedsAttention)]
    [InlineData("text-not-delivered", "text:reminder", null)]
    [InlineData("text-delivered", "text:link-1", null)]
    [InlineData("request-cancelled", "request", EventNames.RequestCancelled)]
    [InlineData("put-back", "request", EventNames.RequestRestored)]
    [InlineData("erased", "request", EventNames.RequestErased)]
    [InlineData("erasure-asked", "request", null)]
    [InlineData("legal-hold-placed", "request", null)]
    [InlineData("media-refused", "item:00000000000000000000000000000001", EventNames.ItemRefused)]
    [InlineData("item-set-aside", "item:00000000000000000000000000000001", EventNames.ItemNeedsAttention)]
    [InlineData("record-entry-not-withdrawn", "item:00000000000000000000000000000001", EventNames.ItemNeedsAttention)]
    [InlineData("media-filed", "item:00000000000000000000000000000001", EventNames.ItemFiled)]
    [InlineData("media-acknowledged", "item:00000000000000000000000000000001", EventNames.ItemReviewed)]
    [InlineData("not-of-this-patient", "item:00000000000000000000000000000001", EventNames.ItemDisputed)]
    [InlineData("media-erased", "item:00000000000000000000000000000001", EventNames.ItemRemoved)]
    [InlineData("media-moved-out", "item:00000000000000000000000000000001", EventNames.ItemRemoved)]
    [InlineData("record-entry-withdrawn", "item:00000000000000000000000000000001", EventNames.ItemWithdrawn)]
    [InlineData("media-viewed", "item:00000000000000000000000000000001", null)]
    [InlineData("note-written", "request", null)]
    [InlineData("emergency-opened", "request", null)]
    public async Task What_the_trail_says_is_told_or_is_nobodys_business(string action, string about, string? name)
    {
        var world = new StepWorld();
        var request = await world.ReadAsync(await world.AskAsync());

        var told = JourneyEvent.Of(request, [Line(action, about)]).ToList();

        Assert.Equal(name is null ? [] : [name], told.Select(one => one.Name));
        Assert.All(told, one => Assert.Equal(about.StartsWith("item:", StringComparison.Ordinal) ? about[5..] : string.Empty, one.Item));
    }

    [Theory]
    [InlineData(LinkStatus.Expired, true)]
    [InlineData(LinkStatus.Consumed, false)]
    [InlineData(LinkStatus.Locked, false)]
    [InlineData(LinkStatus.Revoked, false)]
    public async Task Only_a_link_that_nobody_used_expires(LinkStatus status, bool expires)
    {
        var world = new StepWorld();
        var id = await world.AskAsync();
        await world.PutAsync(id, request => request.Find<UploadLink>(UploadLink.KeyOf(1))! with { Status = status });

        Assert.Equal(expires, JourneyEvent.Of(await world.ReadAsync(id), [Line("link-ended", "link:1")]).Any(told => told.Name == EventNames.RequestExpired));
    }

    [Fact]
    public async Task The_end_date_of_a_link_that_nobody_opened_is_told()
    {
        var world = new WebhookWorld();
        var id = await world.Steps.AskAsync();
        world.Steps.Clock.Advance(TimeSpan.FromDays(9));

        await new EndLinks(world.Steps.Ledger, world.Steps.Time).RunAsync(id, StepWorld.None);

        Assert.Single(world.Receiver.Rows, row => row.Event.Name == EventNames.RequestExpired);
    }

    [Fact]
    public async Task Only_what_an_address_wants_is_owed_to_it_and_nothing_where_nobody_wants_anything()
    {
        var some = new Webhook { Address = new("https://some.example/"), Secret = "some", Events = [EventNames.RequestCancelled] };
        var world = new WebhookWorld(some);
        var id = await world.Steps.AskAsync();
        Assert.Empty(world.Receiver.Rows);
        Assert.DoesNotContain((await world.Steps.ReadAsync(id)).All<OutboxRow>(), row => row.Kind == TellSystems.EffectKind);

        await world.Steps.CancelAsync(id);

        Assert.Equal([EventNames.RequestCancelled], world.Receiver.Rows.Select(row => row.Event.Name));
        Assert.Equal(some.Id, world.Receiver.Rows.Single().Webhook);
    }

    [Fact]
    public void Every_event_is_in_the_document_and_none_besides()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "webhooks.md"));

        Assert.Equal(
            EventNames.All.Order(StringComparer.Ordinal),
            EventRow().Matches(document).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `((?:request|item)\.[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex EventRow();

    private static JsonElement Of(WebhookWorld world, string name) =>
        world.Receiver.Sent.Select(InMemoryWebhooks.Read).Single(sent => sent.GetProperty("type").GetString() == EventNames.Prefix + name);

    private static TrailLine Line(string action, string about) => new()
    {
        Request = "request", Seq = 7, Time = default, Organisation = "X26T1", Actor = Actors.Service, Action = action, Object = about, Operation = "op", Previous = new('0', 64),
    };

    private static void AssertNobodyIn(string text) => Assert.All(
        [InMemoryEdges.Patient.NhsNumber, InMemoryEdges.Patient.Family, "1956", "7700", "how it heals"],
        personal => Assert.DoesNotContain(personal, text, StringComparison.OrdinalIgnoreCase));
}
