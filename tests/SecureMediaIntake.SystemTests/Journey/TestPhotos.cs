using SecureMediaIntake.LocalWorld.Demo;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>Photos and videos as phones send them, made by tools.</summary>
internal static class TestPhotos
{
    private static readonly Lazy<Task<IReadOnlyList<string>>> Made = new(
        () => Fixtures.MakeAsync(Path.Combine(Checkout.Root, "artifacts", "fixtures"), CancellationToken.None));

    /// <summary>A JPEG with a place, a HEIC, a video with a place.</summary>
    public static Task<IReadOnlyList<string>> AllAsync() => Made.Value;

    public static async Task<byte[]> JpegAsync() => await File.ReadAllBytesAsync((await AllAsync())[0]);
}
