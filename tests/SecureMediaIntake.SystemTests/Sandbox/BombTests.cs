using System.Buffers.Binary;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.FunctionApp.Sandbox;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>
/// docs/design.md A25: files that state a size nobody should decode. The run may use one second of CPU, so that a decoder which began would be
/// killed, and not refuse.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class BombTests(SandboxFixture sandbox)
{
    /// <summary>Pixels a side: 2.5 gigapixels.</summary>
    private const ushort Huge = 50_000;

    /// <summary>The most that a WebP can say: 268 megapixels. libvips would reserve the canvas before it tells the size.</summary>
    private const ushort LargestWebp = 16_383;

    [Theory]
    [InlineData("jpg", "image")]
    [InlineData("png", "image")]
    [InlineData("webp", "image")]
    [InlineData("canvas.webp", "image")]
    [InlineData("gif", "image")]
    [InlineData("tif", "image")]
    [InlineData("avif", "image")]
    [InlineData("heic", "heic")]
    [InlineData("mp4", "video", "mov")]
    [InlineData("tracks.mp4", "video", "mov")]
    public async Task A_bomb_is_refused_within_a_second_of_CPU(string format, params string[] words)
    {
        using var folder = sandbox.Folders.Create(0);
        await File.WriteAllBytesAsync(folder.OriginalPath, await BombAsync(format));
        var run = ScratchFolders.AddRun(folder);

        var end = await sandbox.Sandbox.RunAsync(new(folder.Path, folder.OriginalPath, run, words), SandboxLimits.Image with { CpuSeconds = 1 }, default);

        Assert.True(end.IsRefused, $"It ended with {end.ExitCode}.");
        var word = SandboxReport.Read(await File.ReadAllBytesAsync(Path.Combine(run, "report.json")), TimeProvider.System.GetUtcNow());

        // ffmpeg itself does not open a film of more tracks than it was told to.
        Assert.Equal(format is "tracks.mp4" ? RefusalCause.Unreadable : RefusalCause.TooLarge, word!.Refusal);
    }

    private async Task<byte[]> BombAsync(string format)
    {
        var path = sandbox.Photos.PathOf("bomb-to-be." + format);
        switch (format)
        {
            case "mp4":
                // A little over 36 megapixels, and true: what H.264 states is deep inside.
                await Tool.FfmpegAsync("-f", "lavfi", "-i", "color=s=8192x4400", "-frames:v", "1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", path);
                return await File.ReadAllBytesAsync(path);

            case "tracks.mp4":
                await Tool.FfmpegAsync(
                    ["-f", "lavfi", "-i", "color=s=64x64", "-f", "lavfi", "-i", "sine", "-t", "1", "-map", "0", .. Enumerable.Repeat<string[]>(["-map", "1"], MediaLimits.VideoTracks).SelectMany(map => map), "-c:v", "libx264", "-pix_fmt", "yuv420p", path]);
                return await File.ReadAllBytesAsync(path);

            case "heic" or "avif":
                await Tool.BytesAsync("heif-enc", [.. format is "avif" ? ["-A"] : Array.Empty<string>(), await sandbox.Photos.QuartersAsync($"for-{format}-bomb.png"), "-o", path]);
                break;

            case "canvas.webp":
                // Metadata brings the extended form.
                await sandbox.Photos.QuartersAsync(Path.GetFileName(path));
                await Tool.ExiftoolAsync("-Artist=x", path);
                break;

            default:
                await sandbox.Photos.QuartersAsync(Path.GetFileName(path));
                break;
        }

        var bytes = await File.ReadAllBytesAsync(path);
        Swell(bytes, format);
        return bytes;
    }

    private static void Swell(byte[] file, string format)
    {
        const ushort Width = 320, Height = 240;
        int At(ReadOnlySpan<byte> pattern) => file.AsSpan().IndexOf(pattern) is var at and >= 0 ? at : throw new InvalidOperationException($"Not a {format} as expected.");
        switch (format)
        {
            case "jpg":
                Big(file, At([0xFF, 0xC0]) + 5, Huge);
                Big(file, At([0xFF, 0xC0]) + 7, Huge);
                break;

            case "png":
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), Huge);
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), Huge);
                BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));
                break;

            case "canvas.webp":
                // A canvas of 2.5 gigapixels around a small picture.
                foreach (var at in (int[])[24, 27])
                {
                    Little(file, at, Huge);
                }

                break;

            case "webp":
                Little(file, At([0x9D, 0x01, 0x2A]) + 3, LargestWebp);
                Little(file, At([0x9D, 0x01, 0x2A]) + 5, LargestWebp);
                break;

            case "gif":
                // The screen, and the first frame, which is what the decoder goes by.
                var frame = At([0x2C, 0, 0, 0, 0, Width & 0xFF, Width >> 8, Height & 0xFF, Height >> 8]);
                foreach (var at in (int[])[6, 8, frame + 5, frame + 7])
                {
                    Little(file, at, Huge);
                }

                break;

            case "tif":
                // Little-endian entries: tag 256 or 257, a long, one of it.
                Little(file, At([0x00, 0x01, 4, 0, 1, 0, 0, 0]) + 8, Huge);
                Little(file, At([0x01, 0x01, 4, 0, 1, 0, 0, 0]) + 8, Huge);
                break;

            default:
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(At("ispe"u8) + 8), Huge);
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(At("ispe"u8) + 12), Huge);
                break;
        }
    }

    private static void Big(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), value);

    private static void Little(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    /// <summary>PNG's (ISO 3309), bit by bit.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
