using System.Text;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>What looks like a photo and is none that could be kept whole: refused, each with the advice that helps.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PhotoRefusalTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_jpeg_of_twelve_bits_is_refused_with_advice()
    {
        var path = sandbox.Photos.PathOf("twelve-bits.jpg");
        await Tool.BytesAsync("convert", await sandbox.Photos.QuartersAsync("master.png"), "-colorspace", "Gray", path);
        var bytes = await File.ReadAllBytesAsync(path);

        // Extended sequential, the only kind beside progressive that may have 12 bits. The coded pixels hold together under either.
        var frame = bytes.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        (bytes[frame + 1], bytes[frame + 4]) = (0xC1, 12);
        await File.WriteAllBytesAsync(path, bytes);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(SanitisingProblems.UnsupportedPhoto, result.Problem);
    }

    [Fact]
    public async Task A_scan_of_several_pages_is_refused_with_advice()
    {
        var master = await sandbox.Photos.QuartersAsync("master.png");
        var path = sandbox.Photos.PathOf("pages.tif");
        await Tool.BytesAsync("convert", master, master, path);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(SanitisingProblems.SeveralPages, result.Problem);
    }

    [Theory]
    [InlineData("picture.dng", "-DNGVersion=1 4 0 0")]
    [InlineData("picture.nef", "-IFD0:SubfileType=1")]
    public async Task A_raw_photo_is_refused_with_advice(string name, string tag)
    {
        var tif = await sandbox.Photos.QuartersAsync(name + ".tif");
        await Tool.ExiftoolAsync("-n", tag, tif);

        using var result = await sandbox.SanitiseAsync(tif);

        Assert.Equal(SanitisingProblems.Raw, result.Problem);
    }

    [Theory]
    [InlineData("canon.cr2", "II*\0\u0010\0\0\0CR\u0002\0\0\0\0\0", "raw-photo")]
    [InlineData("canon.cr3", "\0\0\0\u0018ftypcrx \0\0\0\u0001crx isom", "raw-photo")]
    [InlineData("fuji.raf", "FUJIFILMCCD-RAW 0201", "raw-photo")]
    [InlineData("picture.jxl", "\0\0\0\u000CJXL \r\n\u0087\n", "other-photo-kind")]
    [InlineData("picture.bmp", "BM\u0036\0\u0001\0", "other-photo-kind")]
    [InlineData("picture.psd", "8BPS\0\u0001\0\0", "other-photo-kind")]
    [InlineData("picture.jp2", "\0\0\0\u000CjP  \r\n\u0087\n", "other-photo-kind")]
    [InlineData("picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "active-content")]
    [InlineData("page.pdf", "%PDF-1.7\n", "document")]
    public async Task Other_kinds_of_file_are_refused_before_any_decoder_starts(string name, string start, string cause)
    {
        var path = sandbox.Photos.PathOf(name);
        await File.WriteAllBytesAsync(path, [.. Encoding.Latin1.GetBytes(start), .. new byte[64]]);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(cause, MediaProblems.CauseOf(result.Problem));
        Assert.DoesNotContain(Directory.EnumerateDirectories(result.Folder.Path), folder => Path.GetFileName(folder).StartsWith("run", StringComparison.Ordinal));
    }
}
