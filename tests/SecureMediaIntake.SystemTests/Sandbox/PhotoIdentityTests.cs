using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>
/// docs/design.md A61: no value that leads to a person survives in any file that is made from a photo. First each is found in the original,
/// by the same search, so that the search is known to see it.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class PhotoIdentityTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("who.jpg", 9)]
    [InlineData("who.png", 8)]
    [InlineData("who.webp", 8)]
    [InlineData("who.tif", 8)]
    [InlineData("who.gif", 6)]
    [InlineData("who.heic", 8)]
    [InlineData("who.avif", 8)]
    public async Task Nothing_that_says_who_where_or_when_is_left_in_any_file(string name, int notations)
    {
        var path = await sandbox.Identifying.MakeAsync(name, MakeAsync);
        var original = await File.ReadAllBytesAsync(path);
        Assert.InRange(IdentifyingPhotos.Values.Count(value => Holds(original, value.Bytes)), notations, int.MaxValue);

        using var result = await sandbox.SanitiseAsync(path);

        foreach (var file in result.Media.Files)
        {
            var bytes = await File.ReadAllBytesAsync(file.Path);
            Assert.All(IdentifyingPhotos.Values, value => Assert.False(Holds(bytes, value.Bytes), $"{file.Part} still holds {value.Name}"));
        }

        await Oracle.AssertCleanPhotosAsync([.. result.Media.Files.Select(file => file.Path)], jfif: name.EndsWith("heic", StringComparison.Ordinal));
        AssertCounted(result.Media.Report.Found, name);
    }

    private static void AssertCounted(FoundMetadata found, string name)
    {
        Assert.True(found.XmpBytes > 100 || found.Comments > 1, "XMP is not counted.");
        Assert.True(found.TrailerBytes > 30 || name is "who.tif" or "who.heic" or "who.avif", "The trailer is not counted.");
        if (name is not "who.gif")
        {
            Assert.True(found is { Location: true, Device: true, GpsFields: >= 6, ExifFields: >= 10 }, found.ToString());
        }

        if (name is "who.jpg")
        {
            Assert.True(found is { MakerNoteBytes: > 30, Thumbnails: 1, Comments: 1, IptcBytes: > 50 }, found.ToString());
        }
    }

    private async Task MakeAsync(string path)
    {
        if (Path.GetExtension(path) is not (".heic" or ".avif"))
        {
            await sandbox.Photos.QuartersAsync(Path.GetFileName(path));
            return;
        }

        var png = await sandbox.Photos.QuartersAsync(Path.GetFileName(path) + ".png");
        await Photos.HeifAsync(path, png);
    }

    private static bool Holds(byte[] bytes, byte[] value) => bytes.AsSpan().IndexOf(value) >= 0;
}
