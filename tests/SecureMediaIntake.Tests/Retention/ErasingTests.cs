using System.Security.Cryptography;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;

using Xunit;

using static SecureMediaIntake.Tests.Retention.ErasingWorld;

namespace SecureMediaIntake.Tests.Retention;

/// <summary>What is left of an erased request: ids, states, and who did what.</summary>
public sealed class ErasingTests
{
    private readonly ErasingWorld _world = new();

    private StepWorld Steps => _world.Steps;

    [Fact]
    public async Task Once_a_second_person_agreed_nobody_opens_anything_whatever_is_left_to_be_cleared()
    {
        var id = await Steps.AskAndPassAsync();
        await Steps.GivenSealedAsync(id);
        var session = await Steps.SessionAsync(id);

        await _world.AgreedAsync(id);

        Assert.Null(await Steps.Open.RunAsync(StepWorld.Clinician, Domain.Access.ClinicAction.ReadRequest, id, None));
        Assert.Equal(LinkProblems.CannotOpen, Refusal(await Steps.CheckAsync(id, InMemoryEdges.Patient.BirthDate)));
        var claim = new SessionClaim(session.Target, session.Link.Epoch, new byte[UploadSession.SecretBytes]);
        Assert.Equal(LinkProblems.CannotOpen, Refusal(await new ReadSession(Steps.Ledger, Steps.Time).RunAsync(claim, moving: false, None)));
    }

    [Fact]
    public async Task Files_rows_and_lists_go_and_a_line_proves_which_key_went()
    {
        var id = await Steps.AskAndPassAsync();
        var upload = await Steps.GivenSealedAsync(id);
        var key = (await Steps.ReadAsync(id)).Find<KeyRow>(KeyRow.Key)!;
        var second = await _world.PseudonymAsync(id, Second);

        await _world.AgreedAsync(id, withdraw: false);
        await _world.ContinueAsync(id);

        Assert.Equal(0, Steps.Renditions.Count);
        Assert.Empty(Steps.Blobs.InUpload);
        Assert.Empty(Steps.Blobs.InReceived);
        var request = await Steps.ReadAsync(id);
        Assert.Equal(ItemStatus.Erased, request.Item(upload.Item)!.Status);
        Assert.All(request.Rows.Values, row => Assert.True(ErasedRows.Stays(row), row.RowKey));
        Assert.Equal((string.Empty, string.Empty), (request.Head.Asked.Value, request.Head.AskedMac));
        Assert.Empty(request.Outbox());

        var proof = Assert.Single(Steps.Store.Trail(id), line => line.Action == "erased");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(key.Wrapped))), proof.Reason);
        Assert.Equal(second, proof.Actor);
        Assert.Null(Trail.FirstBreak(Steps.Store.Trail(id), request.Head.Trail));
        Assert.NotNull(request.Erasure()!.DoneAt);
        Assert.Equal([id], (await Steps.Lists.OfAsync(RequestLists.Erased("X26T1"), 10, None)).Select(entry => entry.Request));

        var lines = Steps.Store.Trail(id).Count;
        await _world.ContinueAsync(id);
        Assert.Equal(lines, Steps.Store.Trail(id).Count);
    }

    [Fact]
    public async Task Nothing_that_was_on_its_way_goes_on_or_fails()
    {
        var id = await Steps.AskAndPassAsync();
        var staged = await Steps.GivenStagedAsync(id);
        var received = await Steps.GivenReceivedAsync(id);
        var sealedOne = await Steps.GivenSealedAsync(id);

        await _world.AgreedAsync(id);
        var sealing = new SanitiseAndSeal(Steps.Ledger, Steps.Keys, Steps.Organisations, null!, null!, null!, Steps.Time);
        Assert.Equal(RequestProblems.Unknown, Refusal(await sealing.RunAsync(id, received.Item, None)));
        var filing = new FileMedia(Steps.Ledger, Steps.Keys, Steps.Organisations, _world.Record, Steps.Edges, Steps.Site, Steps.Options, Steps.Time);
        Assert.Equal(RequestProblems.Unknown, Refusal(await filing.RunAsync(id, sealedOne.Item, None)));
        Assert.Empty(_world.Record.Filed);

        Steps.Clock.Advance(TimeSpan.FromMinutes(6));
        _world.Record.Withdrawing = _ => false;
        await _world.ContinueAsync(id);
        await Steps.LookAsync(id);
        Assert.IsType<Outcome<bool>.Ok>(await new EndLinks(Steps.Ledger, Steps.Time).RunAsync(id, None));

        var request = await Steps.ReadAsync(id);
        Assert.All(new[] { staged, received, sealedOne }, upload => Assert.Equal(ItemStatus.Erased, request.Item(upload.Item)!.Status));
        Assert.Empty(Steps.Blobs.InUpload);
        Assert.Empty(Steps.Blobs.InReceived);
    }

    [Fact]
    public async Task A_record_that_is_away_keeps_only_what_says_whose_entries_they_are()
    {
        var id = await Steps.AskAndPassAsync();
        await Steps.GivenSealedAsync(id);
        await _world.AgreedAsync(id);
        _world.Record.Withdrawing = _ => throw new UnavailableException("The care record does not answer.");

        await Assert.ThrowsAsync<UnavailableException>(() => _world.ContinueAsync(id));

        Assert.Equal(0, Steps.Renditions.Count);
        Assert.NotNull((await _world.ErasureAsync(id)).LastKey);
        Assert.Null((await _world.ErasureAsync(id)).DoneAt);

        _world.Record.Withdrawing = _ => true;
        await _world.ContinueAsync(id);
        Assert.Null((await _world.ErasureAsync(id)).LastKey);
        Assert.NotNull((await _world.ErasureAsync(id)).DoneAt);
        Assert.Equal(WithdrawalReason.Erased, Assert.Single(_world.Record.Withdrawn).Because);
    }

    [Fact]
    public async Task An_entry_that_may_still_arrive_is_waited_for_and_one_that_is_refused_is_said()
    {
        var id = await Steps.AskAndPassAsync();
        await Steps.GivenSealedAsync(id);
        await _world.AgreedAsync(id);
        _world.Record.Withdrawing = _ => false;

        await Assert.ThrowsAsync<UnavailableException>(() => _world.ContinueAsync(id));
        _world.Record.Withdrawing = _ => FilingProblems.CorrectedInRecord;
        await _world.ContinueAsync(id);

        Assert.Equal((Withdrawal.Refused, FilingProblems.CorrectedInRecord.Code), Assert.Single((await _world.ErasureAsync(id)).Entries) is var entry ? (entry.Withdrawal, entry.Problem) : default);
        Assert.Contains("erased", Steps.Actions(id));
    }

    [Fact]
    public async Task A_request_with_more_than_one_transaction_holds_is_cleared_in_several()
    {
        var id = await Steps.AskAndPassAsync();
        var most = 0;
        Steps.Store.Committing = commit =>
        {
            most = Math.Max(most, 1 + commit.Put.Count + commit.Remove.Count + commit.Trail.Count);
            return Task.CompletedTask;
        };

        for (var n = 0; n < 40; n++)
        {
            var item = ItemId.New();
            await Steps.PutAsync(
                id,
                _ => new MediaItem { Id = item, Ordinal = n + 1, Number = n + 1, Kind = MediaKind.Photo, Status = ItemStatus.Received, ReservedAt = Steps.Now, ReceivedAt = Steps.Now },
                _ => new ActorRow { Pseudonym = item.Value, Name = new("bmFtZQ==") },
                _ => new SaidRow { Operation = OperationId.New(), Words = new("d29yZHM=") },
                _ => new LinkReport { Link = n + 2, What = Reported.NotForMe, At = Steps.Now });
        }

        await _world.AgreedAsync(id);
        await _world.ContinueAsync(id);

        Assert.InRange(most, 80, Commit.MaxRows);
        Assert.NotNull((await _world.ErasureAsync(id)).DoneAt);
        Assert.All((await Steps.ReadAsync(id)).Items(), item => Assert.Equal(ItemStatus.Erased, item.Status));
    }

    [Fact]
    public async Task It_goes_on_wherever_it_was_broken_off()
    {
        // Each commit of it fails once; then somebody comes back.
        for (var fails = 1; ; fails++)
        {
            var world = new ErasingWorld();
            var id = await world.Steps.AskAndPassAsync();
            await world.Steps.GivenSealedAsync(id);
            await world.AgreedAsync(id);
            var commits = 0;
            world.Steps.Store.Committing = _ => ++commits == fails ? throw new UnavailableException("Broken off.") : Task.CompletedTask;

            var broken = await Record.ExceptionAsync(() => world.ContinueAsync(id));
            world.Steps.Store.Committing = _ => Task.CompletedTask;
            await new CheckChange(world.Steps.Followed, world.Steps.Outbox, world.Steps.Options, new After(world.Steps.Time)).RunAsync(id, null, None);
            await world.ContinueAsync(id);

            Assert.NotNull((await world.ErasureAsync(id)).DoneAt);
            Assert.Equal(0, world.Steps.Renditions.Count);
            Assert.Null(Trail.FirstBreak(world.Steps.Store.Trail(id), (await world.Steps.ReadAsync(id)).Head.Trail));

            if (commits < fails)
            {
                Assert.Null(broken);
                Assert.InRange(fails, 5, 50);
                return;
            }
        }
    }

    /// <summary>The watchdog, when it is due.</summary>
    private sealed class After(TimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + TimeSpan.FromHours(1);
    }
}
