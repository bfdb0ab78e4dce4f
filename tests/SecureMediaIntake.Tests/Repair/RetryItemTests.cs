using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Steps;

namespace SecureMediaIntake.Tests.Repair;

/// <summary>What stopped is sent on by the step that stopped, and the trail says who had it done.</summary>
public sealed class RetryItemTests
{
    private static readonly ServiceOperator By = new(new(Guid.CreateVersion7(), Guid.CreateVersion7()), "A. Operator");

    private readonly StepWorld _world = new();

    [Fact]
    public async Task What_stopped_before_sanitising_goes_back_to_sanitising()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenReceivedAsync(id);
        await SetAsideAsync(id, upload.Item);

        Assert.Equal(ItemStatus.Received, (await RetryAsync(id, upload.Item)).Status);
        Assert.Equal(PipelineQueue.MediaReceived, _world.QueuesTold(upload.Item)[^1]);
    }

    [Fact]
    public async Task What_stopped_before_the_record_goes_back_to_filing()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenSealedAsync(id);
        await SetAsideAsync(id, upload.Item);

        var item = await RetryAsync(id, upload.Item);

        Assert.Equal((ItemStatus.Sealed, null), (item.Status, item.Cause));
        Assert.Equal(PipelineQueue.MediaSealed, _world.QueuesTold(upload.Item)[^1]);
    }

    [Fact]
    public async Task The_trail_names_the_operator_as_said_and_not_proved()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenSealedAsync(id);
        await SetAsideAsync(id, upload.Item);
        await RetryAsync(id, upload.Item);

        var line = _world.Store.Trail(id).Last(one => one.Action == "item-retried");
        using var key = await _world.KeyAsync(id);
        Assert.Equal(("broken-for-a-test", upload.RowKey.Replace("upload:", "item:", StringComparison.Ordinal)), (line.Reason, line.Object));
        Assert.Equal(By.Name, (await _world.ReadAsync(id)).ActorName(line.Actor, key));
        Assert.Contains("A. Operator (who runs the service, as they said", By.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Again_is_harmless()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenSealedAsync(id);
        await SetAsideAsync(id, upload.Item);
        await RetryAsync(id, upload.Item);
        await RetryAsync(id, upload.Item);

        Assert.Single(_world.Actions(id), "item-retried");
    }

    [Fact]
    public async Task Two_operators_of_one_identity_stand_apart()
    {
        var id = await _world.AskAndPassAsync();
        using var key = await _world.KeyAsync(id);

        Assert.NotEqual(Actors.For(By, key).Pseudonym, Actors.For(By with { Said = "B. Operator" }, key).Pseudonym);
    }

    [Fact]
    public async Task What_somebody_said_is_another_patients_is_not_sent_on()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenSealedAsync(id);
        await SetAsideAsync(id, upload.Item);
        await _world.PutAsync(id, _ => new Misfile
        {
            Id = OpaqueId.New(),
            Items = [new(upload.Item, ItemStatus.Sealed, 1, Withdrawal.NotNeeded)],
            Reason = new("sealed"),
            AskedBy = "p",
            AskedAt = _world.Now,
            Wish = MisfileWish.NotKnown,
        });

        Assert.Equal(RepairProblems.IsMisfiled, await RefusedAsync(id, upload.Item));
    }

    [Fact]
    public async Task What_was_called_off_is_not_sent_on()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenSealedAsync(id);
        await SetAsideAsync(id, upload.Item);
        await _world.Ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            request => new Decision<bool>(
                new Change { Head = request.Head with { Status = RequestStatus.Cancelled }, Trail = [new("given", MediaRequest.Key, Actors.Service)] }, true),
            StepWorld.None);

        Assert.Equal(RequestProblems.IsCancelled, await RefusedAsync(id, upload.Item));
    }

    [Fact]
    public async Task What_is_refused_or_not_there_stays_so()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenReceivedAsync(id);
        await _world.PutAsync(id, request => ((Outcome<MediaItem>.Ok)ItemRules.Apply(request.Item(upload.Item)!, new ItemEvent.Refuse(RequestProblems.Unknown))).Value);

        Assert.Equal(ItemRules.NotNow, await RefusedAsync(id, upload.Item));
        Assert.Equal(RequestProblems.Unknown, await RefusedAsync(id, ItemId.From(OpaqueId.New())));
        Assert.Equal(RequestProblems.Unknown, await RefusedAsync(RequestId.New(), upload.Item));
    }

    private Task<Outcome<MediaItem>> SetAsideAsync(RequestId id, ItemId item) => new SetAside(_world.Ledger).RunAsync(id, item, "broken-for-a-test", StepWorld.None);

    private Task<Outcome<MediaItem>> RunAsync(RequestId id, ItemId item) => new RetryItem(_world.Ledger, _world.Keys, _world.Organisations).RunAsync(By, id, item, StepWorld.None);

    private async Task<MediaItem> RetryAsync(RequestId id, ItemId item) => Assert.IsType<Outcome<MediaItem>.Ok>(await RunAsync(id, item)).Value;

    private async Task<Problem> RefusedAsync(RequestId id, ItemId item) => Assert.IsType<Outcome<MediaItem>.Refused>(await RunAsync(id, item)).Problem;
}
