using Microsoft.Extensions.Time.Testing;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.FunctionApp.Clinic.Media;
using SecureMediaIntake.Storage.Access;

using Xunit;

namespace SecureMediaIntake.Tests.Access;

/// <summary>A role or a person taken out of the directory is out within 5 seconds: an answer is never older than it may be.</summary>
public sealed class FreshCopiesTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _reads;

    [Fact]
    public async Task An_answer_is_kept_up_to_its_age_and_not_longer()
    {
        var copies = new FreshCopies<string, int>(_clock);

        Assert.Equal(1, await copies.GetAsync("a", ReadAsync));
        _clock.Advance(IDirectory.Oldest - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await copies.GetAsync("a", ReadAsync));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, await copies.GetAsync("a", ReadAsync));
    }

    [Fact]
    public async Task A_slow_answer_is_as_old_as_the_question()
    {
        var copies = new FreshCopies<string, int>(_clock);

        await copies.GetAsync("a", () =>
        {
            _clock.Advance(IDirectory.Oldest);
            return ReadAsync();
        });

        Assert.Equal(2, await copies.GetAsync("a", ReadAsync));
    }

    [Fact]
    public async Task A_read_that_fails_does_not_bring_the_old_answer_back()
    {
        var copies = new FreshCopies<string, int>(_clock);
        await copies.GetAsync("a", ReadAsync);
        _clock.Advance(IDirectory.Oldest);

        await Assert.ThrowsAsync<TimeoutException>(() => copies.GetAsync("a", () => throw new TimeoutException()));
        Assert.Equal(2, await copies.GetAsync("a", ReadAsync));
    }

    [Fact]
    public void With_the_time_after_which_a_long_answer_asks_again_it_stays_within_five_seconds() =>
        Assert.True(IDirectory.Oldest + MediaAnswer.AskAgainAfter <= TimeSpan.FromSeconds(5));

    private Task<int> ReadAsync() => Task.FromResult(++_reads);
}
