using SecureMediaIntake.Domain.Links;

namespace SecureMediaIntake.Tests.Links;

public sealed class UploadSessionTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void It_ends_at_the_instant_that_makes_thirty_idle_minutes()
    {
        var session = new UploadSession(string.Empty, Start, Start);

        Assert.True(session.HoldsAt(Start + UploadSession.Idle - Tick, moving: false));
        Assert.False(session.HoldsAt(Start + UploadSession.Idle, moving: false));
    }

    [Fact]
    public void It_ends_after_two_hours_unless_an_upload_is_moving_and_then_after_twelve()
    {
        var after2 = new UploadSession(string.Empty, Start, Start + UploadSession.Longest - Tick);
        var after12 = new UploadSession(string.Empty, Start, Start + UploadSession.LongestMoving - Tick);

        Assert.True(after2.HoldsAt(Start + UploadSession.Longest - Tick, moving: false));
        Assert.False(after2.HoldsAt(Start + UploadSession.Longest, moving: false));
        Assert.True(after2.HoldsAt(Start + UploadSession.Longest, moving: true));
        Assert.False(after12.HoldsAt(Start + UploadSession.LongestMoving, moving: true));
    }
}
