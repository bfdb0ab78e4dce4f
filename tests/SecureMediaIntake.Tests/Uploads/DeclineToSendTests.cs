using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Uploads;

public sealed class DeclineToSendTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task A_no_withdraws_the_agreement_and_takes_back_what_lay_ready_to_be_sent_on()
    {
        var id = await _world.AskAndPassAsync();
        var whole = await _world.GivenSealedAsync(id);
        var half = await _world.GivenStagedAsync(id);

        await DeclineAsync(id);
        await DeclineAsync(id);

        var request = await _world.ReadAsync(id);
        Assert.True(request.IsDeclined());
        Assert.Null(request.Find<Agreement>(Agreement.Key));
        Assert.Equal([ItemStatus.Erased, ItemStatus.Erased], request.Items().Select(item => item.Status));
        Assert.Empty(_world.Blobs.InUpload);
        Assert.Equal(RequestProgress.SaidNo, request.ProgressAt(_world.Now));
        Assert.Single(_world.Actions(id), "declined");
        Assert.Equal(2, _world.Actions(id).Count(action => action == "upload-removed"));
        Assert.Equal(LinkProblems.NothingToSend, Assert.IsType<Outcome<SentMedia>.Refused>(await _world.SendAsync(id)).Problem);
        Assert.NotEqual(whole.Item, half.Item);
    }

    [Fact]
    public async Task Ten_files_are_taken_back_in_one_transaction()
    {
        var id = await _world.AskAndPassAsync();
        for (var file = 0; file < UploadLimits.MaxFiles; file++)
        {
            await _world.GivenSealedAsync(id);
        }

        Commit? written = null;
        _world.Store.Committing = commit =>
        {
            written ??= commit;
            return Task.CompletedTask;
        };
        await DeclineAsync(id);

        Assert.InRange(written!.Put.Count + written.Remove.Count + written.Trail.Count + 1, UploadLimits.MaxFiles, Commit.MaxRows);
        Assert.All((await _world.ReadAsync(id)).Items(), item => Assert.Equal(ItemStatus.Erased, item.Status));
    }

    [Fact]
    public async Task Nothing_can_be_added_after_a_no_until_they_change_their_mind_and_agree_afresh()
    {
        var id = await _world.AskAndPassAsync();
        await DeclineAsync(id);
        Assert.Equal(UploadProblems.NotAgreed, Assert.IsType<Outcome<Upload>.Refused>(await ReserveAsync(id)).Problem);

        await ChangeMindAsync(id);
        await ChangeMindAsync(id);
        Assert.Equal(UploadProblems.NotAgreed, Assert.IsType<Outcome<Upload>.Refused>(await ReserveAsync(id)).Problem);
        Assert.Equal(RequestProgress.Uploading, (await _world.ReadAsync(id)).ProgressAt(_world.Now));

        await new AgreeToSend(_world.Ledger, _world.Time).RunAsync(await _world.SessionAsync(id), new("en", new('c', 64), Of: null), StepWorld.None);
        Assert.IsType<Outcome<Upload>.Ok>(await ReserveAsync(id));
        Assert.Single(_world.Actions(id), "changed-mind");
    }

    [Fact]
    public async Task What_was_sent_on_can_no_longer_be_refused()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenSealedAsync(id);
        await _world.PutAsync(id, request => request.Item(upload.Item)! with { SentOnAt = _world.Now });

        Assert.Equal(ItemRules.NotNow, Assert.IsType<Outcome<bool>.Refused>(await DeclineAsync(id)).Problem);
        Assert.False((await _world.ReadAsync(id)).IsDeclined());
    }

    [Fact]
    public async Task Of_a_link_that_has_ended_nothing_is_refused_or_undone()
    {
        var id = await _world.AskAndPassAsync();
        await DeclineAsync(id);
        _world.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(LinkProblems.Ended, Assert.IsType<Outcome<bool>.Refused>(await ChangeMindAsync(id)).Problem);
        Assert.Equal(RequestProgress.SaidNo, (await _world.ReadAsync(id)).ProgressAt(_world.Now));
    }

    [Fact]
    public async Task Another_phone_that_took_over_cannot_be_spoken_for_by_the_old_one()
    {
        var id = await _world.AskAndPassAsync();
        var old = await _world.SessionAsync(id);
        await _world.CheckAsync(id, Clinic.InMemoryEdges.Patient.BirthDate);

        var answer = await new DeclineToSend(_world.Ledger, _world.Time).RunAsync(old, StepWorld.None);

        Assert.Equal(LinkProblems.Moved, Assert.IsType<Outcome<bool>.Refused>(answer).Problem);
    }

    private async Task<Outcome<bool>> DeclineAsync(RequestId id) =>
        await new DeclineToSend(_world.Ledger, _world.Time).RunAsync(await _world.SessionAsync(id), StepWorld.None);

    private async Task<Outcome<bool>> ChangeMindAsync(RequestId id) =>
        await new ChangeMind(_world.Ledger, _world.Time).RunAsync(await _world.SessionAsync(id), StepWorld.None);

    private async Task<Outcome<Upload>> ReserveAsync(RequestId id)
    {
        var session = await _world.SessionAsync(id);
        var form = new UploadForm(
            OpaqueId.New(), MediaKind.Photo, "image/jpeg", 1000, EncryptedLayout.EncryptedLength(1000), UploadLimits.MinBlock,
            Convert.ToBase64String(new byte[UploadKey.Bits / 8]), session.Request.Find<UploadKey>(UploadKey.Key)!.KeyId);
        return await new ReserveUpload(_world.Ledger, _world.Time).RunAsync(session, form, StepWorld.None);
    }
}
