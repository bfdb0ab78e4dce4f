using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;

using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Access;

[Collection(StorageCollection.Name)]
public sealed class EndedSessionsTests(StorageWorld world)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_one_instance_ended_is_over_on_every_other_until_it_is_forgotten()
    {
        await using var one = world.NewServices();
        await using var other = world.NewServices();
        var (session, elsewhere) = (OpaqueId.New(), OpaqueId.New());
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

        await one.GetRequiredService<IEndedSessions>().EndAsync(session, None);
        await one.GetRequiredService<IEndedSessions>().EndAsync(session, None);

        Assert.True(await other.GetRequiredService<IEndedSessions>().IsEndedAsync(session, None));
        Assert.False(await other.GetRequiredService<IEndedSessions>().IsEndedAsync(elsewhere, None));

        await one.GetRequiredService<IEndedSessions>().ForgetBeforeAsync(today, None);
        await using var later = world.NewServices();
        Assert.True(await later.GetRequiredService<IEndedSessions>().IsEndedAsync(session, None));

        await one.GetRequiredService<IEndedSessions>().ForgetBeforeAsync(today.AddDays(2), None);
        await using var last = world.NewServices();
        Assert.False(await last.GetRequiredService<IEndedSessions>().IsEndedAsync(session, None));
    }
}
