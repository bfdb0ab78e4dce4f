using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;

using Xunit;

namespace SecureMediaIntake.Tests.Inbox;

/// <summary>A team with a senior, and messages that come when their time has come, as the queue brings them.</summary>
internal sealed class InboxWorld
{
    public static readonly Team Wounds = new(new string('a', 32), "Wound care", "01632 960222");
    public static readonly Team Skin = new(new string('b', 32), "Skin clinic");

    private int _delivered;

    /// <param name="time">Another clock than the test's own, where many write at once.</param>
    public InboxWorld(TimeProvider? time = null)
    {
        World = new(time);
        World.Directory.Put(North, Wounds);
        World.Directory.Put(North, Skin);
        World.Directory.Put(North, StepWorld.Clinician.Id, teams: [Wounds.Id]);
        World.Directory.Put(North, Second.Id, teams: [Wounds.Id]);
        World.Directory.Put(North, Senior.Id, Roles.Senior, [Wounds.Id]);
        World.Directory.Put(North, Outside.Id, teams: [Skin.Id]);
        World.Directory.Put(North, Lead.Id, Roles.GovernanceLead);
    }

    public const string North = "X26T1";

    public StepWorld World { get; }

    public static Clinician Second { get; } = Person(2, "Test Clinician Two");

    public static Clinician Senior { get; } = Person(3, "Test Senior");

    public static Clinician Outside { get; } = Person(4, "Test Clinician Four");

    public static Clinician Lead { get; } = Person(5, "Test Lead");

    public Task<RequestId> AskAsync(Team? team = null) => World.AskAsync(form => form with { Team = (team ?? Wounds).Id });

    /// <summary>A photo that the patient sent, of which nothing is prepared yet.</summary>
    public async Task<RequestId> GivenSentAsync(Urgency urgency = Urgency.Routine)
    {
        var id = await World.AskAndPassAsync(change: form => form with { Team = Wounds.Id });
        if (urgency is not Urgency.Routine)
        {
            Assert.IsType<Outcome<Urgency>.Ok>(await SayAsync(id, urgency));
        }

        await World.GivenReceivedAsync(id);
        Assert.IsType<Outcome<SentMedia>.Ok>(await World.SendAsync(id));
        return id;
    }

    public Task<Outcome<bool>> TakeAsync(RequestId id, Clinician? who = null) => new TakeRequest(World.Ledger, World.Open, World.Lists, World.Organisations, World.Time).RunAsync(who ?? StepWorld.Clinician, id, StepWorld.None);

    public Task<Outcome<string>> PassAsync(RequestId id, string to, string? why = null, Clinician? who = null) =>
        new PassRequest(World.Ledger, World.Open, new(World.Directory, World.Organisations), World.Lists, World.Time).RunAsync(who ?? StepWorld.Clinician, id, to, why, StepWorld.None);

    public Task<Outcome<Urgency>> SayAsync(RequestId id, Urgency urgency, string why = "It may be infected", Clinician? who = null) =>
        new SetUrgency(World.Ledger, World.Open, World.Time).RunAsync(who ?? StepWorld.Clinician, id, urgency, why, StepWorld.None);

    public Task<bool> WatchAsync(RequestId id) => new WatchClock(World.Ledger, World.Edges, World.Directory, World.Organisations, World.Time).RunAsync(id, StepWorld.None);

    public Task<InboxPage> InboxAsync(Clinician? who = null) =>
        new ReadInbox(new(World.Listed), World.Open, new(World.Directory, World.Organisations), World.Lists, World.Organisations, World.Directory).RunAsync(who ?? StepWorld.Clinician, StepWorld.None);

    public Task<RequestPage> ListAsync(ListFilter? filter = null, Clinician? who = null) =>
        new ReadLists(new(World.Listed), World.Open, new(World.Directory, World.Organisations), World.Lists, World.Organisations, World.Time).RunAsync(who ?? StepWorld.Clinician, filter ?? new(), StepWorld.None);

    public async Task<WaitClock?> ClockAsync(RequestId id) => (await World.ReadAsync(id)).Find<WaitingRow>(WaitingRow.Key)?.Clock;

    /// <summary>Lets time pass until then; each message shows itself when its delay is over, and not before.</summary>
    public async Task UntilAsync(DateTimeOffset end)
    {
        var due = new PriorityQueue<PipelineMessage, DateTimeOffset>();
        Collect(due);

        while (due.TryPeek(out var message, out var at) && at <= end)
        {
            due.Dequeue();
            World.Clock.SetUtcNow(at > World.Clock.GetUtcNow() ? at : World.Clock.GetUtcNow());
            await DeliverAsync(message);
            Collect(due);
        }

        World.Clock.SetUtcNow(end);
    }

    /// <summary>What check-request does with a message, as far as clocks and lists are concerned.</summary>
    public async Task DeliverAsync(PipelineMessage message)
    {
        await new CheckChange(World.Followed, World.Outbox, World.Options, World.Time).RunAsync(message.Request, message.Operation, StepWorld.None);
        await WatchAsync(message.Request);
    }

    public IReadOnlyList<string> Steps(RequestId id) =>
        [.. World.Store.Trail(id).Where(line => line.Action.StartsWith("clock-", StringComparison.Ordinal)).Select(line => $"{line.Action} {line.Reason} {line.Time:dd HH:mm}")];

    private void Collect(PriorityQueue<PipelineMessage, DateTimeOffset> due)
    {
        foreach (var (_, message, delay) in World.Edges.Sent.Skip(_delivered).Where(sent => sent.Queue == PipelineQueue.CheckRequest))
        {
            due.Enqueue(message, World.Clock.GetUtcNow() + delay);
        }

        _delivered = World.Edges.Sent.Count;
    }

    private static Clinician Person(int number, string name) => new(TestSite.NorthTenant, new($"1000000{number}-0000-4000-8000-00000000000{number}"), North, name);
}
