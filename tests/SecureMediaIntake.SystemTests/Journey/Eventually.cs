namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>Waits for something to become true, and says what when it does not.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();

        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < JourneyWorld.Patience, $"In {JourneyWorld.Patience} it never came that {what}.");
            await Task.Delay(Pause);
        }
    }
}
