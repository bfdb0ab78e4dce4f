using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

/// <summary>A text that waited for the text service: it goes out only while its link would work.</summary>
public sealed class SendLinkTextTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StepWorld _world = new();

    [Fact]
    public async Task A_text_that_waited_goes_out_once_with_a_link_that_works()
    {
        var id = await GivenAnOwedTextAsync();

        await DispatchAsync(id);
        await DispatchAsync(id);

        Assert.Single(_world.Edges.Texts);
        Assert.Equal("text-sent", _world.Actions(id)[^1]);
    }

    [Fact]
    public async Task A_text_whose_link_was_called_off_meanwhile_is_not_sent()
    {
        var id = await GivenAnOwedTextAsync();
        Assert.IsType<Outcome<bool>.Ok>(await _world.CancelAsync(id));

        await DispatchAsync(id);

        Assert.Empty(_world.Edges.Texts);
        Assert.Equal("text-not-needed", _world.Actions(id)[^1]);
        Assert.Empty((await _world.ReadAsync(id)).Outbox());
    }

    [Fact]
    public async Task A_text_whose_link_ended_meanwhile_is_not_sent()
    {
        var id = await GivenAnOwedTextAsync();
        _world.Clock.SetUtcNow((await _world.LinkAsync(id)).EndsAt);

        await DispatchAsync(id);

        Assert.Empty(_world.Edges.Texts);
        Assert.Equal("text-not-needed", _world.Actions(id)[^1]);
    }

    private async Task<RequestId> GivenAnOwedTextAsync()
    {
        _world.Edges.TextsAreDown = true;
        var id = await _world.AskAsync();
        _world.Edges.TextsAreDown = false;
        Assert.NotEmpty((await _world.ReadAsync(id)).Outbox());
        return id;
    }

    private async Task DispatchAsync(RequestId id) => Assert.True(await _world.Outbox.DispatchAsync(await _world.ReadAsync(id), only: null, None));
}
