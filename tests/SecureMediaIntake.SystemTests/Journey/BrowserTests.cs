using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Commands;
using SecureMediaIntake.LocalWorld.Demo;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>The whole journey in a real browser: what <c>./run demo</c> does, with the files that it makes.</summary>
public sealed class BrowserTests
{
    [Fact]
    public async Task Photos_and_a_video_go_from_the_phone_into_the_record_clean()
    {
        var output = Path.Combine(Checkout.Root, "artifacts", "journey-pictures");
        Directory.CreateDirectory(output);
        await using var world = await World.StartAsync(
            new() { ScriptRoot = JourneyWorld.Published }, new ConsoleProgress(), CancellationToken.None);

        Assert.True(await new DemoRun(world, output, new ConsoleProgress()).RunAsync(await TestPhotos.AllAsync(), CancellationToken.None));
    }
}
