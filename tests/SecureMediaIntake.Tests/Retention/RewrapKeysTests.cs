using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Xunit;

using static SecureMediaIntake.Tests.Retention.ErasingWorld;

namespace SecureMediaIntake.Tests.Retention;

/// <summary>After the vault's key was made anew, small rows move to it and nothing that is sealed.</summary>
public sealed class RewrapKeysTests
{
    private readonly ErasingWorld _world = new();

    [Fact]
    public async Task Rows_move_to_the_newest_version_once_and_open_what_they_opened()
    {
        var id = await _world.Steps.AskAsync();
        var newest = await _world.Steps.Keys.RotateAsync(Organisation, None);
        Assert.NotEqual(newest, Assert.Single(await WalkAsync(write: false)).VaultKeyId);

        Assert.Equal(new WrappedRow(id, newest, IsNew: true), Assert.Single(await WalkAsync()));
        Assert.Equal(new WrappedRow(id, newest, IsNew: false), Assert.Single(await WalkAsync()));

        Assert.Single(_world.Steps.Actions(id), "key-rewrapped");
        using var key = await _world.Steps.KeyAsync(id);
        Assert.Equal("Test-Alder", (await _world.Steps.ReadAsync(id)).ReadAsked(key).Patient.Family);
    }

    [Fact]
    public async Task What_is_erased_gets_no_key_again_also_in_the_middle_of_it()
    {
        var erased = await _world.Steps.AskAsync();
        await _world.AgreedAsync(erased);
        var racing = await _world.Steps.AskAsync();
        await _world.Steps.Keys.RotateAsync(Organisation, None);
        _world.Steps.Store.Committing = async commit =>
        {
            if (commit.Trail.Any(line => line.Action == "key-rewrapped"))
            {
                _world.Steps.Store.Committing = _ => Task.CompletedTask;
                await _world.AgreedAsync(racing);
            }
        };

        var walking = WalkAsync();
        while (!walking.IsCompleted)
        {
            _world.Steps.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Single(await walking);
        Assert.Null((await _world.Steps.ReadAsync(erased)).Find<KeyRow>(KeyRow.Key));
        Assert.Null((await _world.Steps.ReadAsync(racing)).Find<KeyRow>(KeyRow.Key));
    }

    private Organisation Organisation => _world.Steps.Organisations.ByCode("X26T1");

    private async Task<IReadOnlyList<WrappedRow>> WalkAsync(bool write = true) => await new RewrapKeys(
        _world.Steps.Store, _world.Steps.Ledger, _world.Steps.Keys, _world.Steps.Organisations).RunAsync("X26T1", write, None).ToListAsync();
}
