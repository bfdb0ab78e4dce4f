using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>
/// docs/design.md H3: a mirrored or turned photo shows the wrong side of a patient. Every way of saying a turn, in every format that has one,
/// compared pixel by pixel with an upright master that is different in all four quarters.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class PhotoTurnTests(SandboxFixture sandbox)
{
    /// <summary>Quarters of strong colours stored at reduced colour resolution: the edges differ by a few steps.</summary>
    private const double MostDistance = 4;

    [Theory]
    [InlineData("turn.png")]
    [InlineData("turn.webp")]
    [InlineData("turn.tif")]
    public async Task Each_of_the_eight_orientations_is_applied_and_reported(string name)
    {
        var master = await sandbox.Photos.QuartersAsync("master.png");
        for (var orientation = 2; orientation <= 8; orientation++)
        {
            var path = await sandbox.Photos.QuartersAsync($"{orientation}-{name}", orientation);
            await Tool.ExiftoolAsync("-n", "-IFD0:Orientation=" + orientation, path);

            await AssertUprightAsync(path, master, orientation);
        }
    }

    /// <summary>Turns in quarters anticlockwise and mirrors, in the order in which they apply; and the EXIF orientation that does the same.</summary>
    [Theory]
    [InlineData("turn.avif", false)]
    [InlineData("turn.heic", false)]
    [InlineData("mirror-first.heic", true)]
    public async Task Each_turn_and_mirror_of_a_heif_is_applied_and_reported(string name, bool mirrorFirst)
    {
        var master = await sandbox.Photos.QuartersAsync("master.png");
        (int Orientation, int Quarters, int? Axis)[] turns = mirrorFirst
            ? [(5, 1, 1), (7, 1, 0)]
            : name.EndsWith("heic", StringComparison.Ordinal) ? [(6, 3, null), (2, 0, 1), (4, 0, 0), (7, 1, 1)]
            : [(8, 1, null), (3, 2, null), (6, 3, null), (2, 0, 1), (4, 0, 0), (7, 1, 1), (5, 1, 0), (5, 3, 1), (7, 3, 0), (4, 2, 1), (2, 2, 0)];
        foreach (var (orientation, quarters, axis) in turns)
        {
            var stored = await sandbox.Photos.QuartersAsync($"stored-{orientation}.png", orientation);
            var path = sandbox.Photos.PathOf($"{orientation}-{quarters}-{axis}-{name}");
            await Photos.HeifAsync(path, stored);
            byte[][] properties = [.. quarters > 0 ? [HeifSurgery.Turn(quarters)] : (byte[][])[], .. axis is { } by ? [HeifSurgery.Mirror(by)] : (byte[][])[]];
            var file = await File.ReadAllBytesAsync(path);
            foreach (var property in mirrorFirst ? properties.Reverse() : properties)
            {
                file = HeifSurgery.WithProperty(file, 1, property);
            }

            await File.WriteAllBytesAsync(path, file);
            await AssertUprightAsync(path, master, orientation);
        }
    }

    private async Task AssertUprightAsync(string path, string master, int orientation)
    {
        using var result = await sandbox.SanitiseAsync(path);

        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal((orientation, 320, 240), (result.Media.Report.Facts!.Orientation, kept.Width, kept.Height));
        Assert.InRange(await Pixels.DistanceAsync(kept.Path, master), 0, MostDistance);
    }
}
