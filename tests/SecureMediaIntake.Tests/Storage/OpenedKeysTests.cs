using Microsoft.Extensions.Time.Testing;

using SecureMediaIntake.Storage.KeyVault;
using Xunit;

namespace SecureMediaIntake.Tests.Storage;

public sealed class OpenedKeysTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly OpenedKeys _keys;

    public OpenedKeysTests() => _keys = new(_clock);

    public void Dispose() => _keys.Dispose();

    [Fact]
    public void A_key_is_held_for_a_quarter_of_an_hour_and_not_a_moment_longer()
    {
        _keys.Keep("wrapped", [1, 2, 3]);

        _clock.Advance(OpenedKeys.Life - TimeSpan.FromTicks(1));
        Assert.Equal([1, 2, 3], _keys.TryCopy("wrapped")!);

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_keys.TryCopy("wrapped"));
    }

    [Fact]
    public void The_oldest_key_makes_room()
    {
        for (var n = 0; n <= OpenedKeys.MaxKeys; n++)
        {
            _keys.Keep($"{n}", [1]);
        }

        Assert.Null(_keys.TryCopy("0"));
        Assert.NotNull(_keys.TryCopy("1"));
        Assert.NotNull(_keys.TryCopy($"{OpenedKeys.MaxKeys}"));
    }

    [Fact]
    public void What_a_caller_clears_is_its_own_copy()
    {
        byte[] mine = [1, 2, 3];
        _keys.Keep("wrapped", mine);
        Array.Clear(mine);
        Array.Clear(_keys.TryCopy("wrapped")!);

        Assert.Equal([1, 2, 3], _keys.TryCopy("wrapped")!);
    }
}
