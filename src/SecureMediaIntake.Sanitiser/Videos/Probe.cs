using System.Diagnostics;
using System.Text.Json;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>
/// Starts ffprobe and reads its answer. Not by FFMpegCore, whose reader needs reflection that a program compiled ahead of time does not have, and
/// which starts ffprobe twice (docs/adr/0006).
/// </summary>
internal static class Probe
{
    /// <summary>Characters of an answer that are read: 32 tracks with their tags take a twentieth of it.</summary>
    private const int MostCharacters = 1 << 20;

    /// <param name="path">Where the video lies.</param>
    /// <param name="demuxer">Of <see cref="Ffmpeg.IsDemuxer"/>.</param>
    /// <exception cref="InvalidDataException">ffprobe cannot read it. The message says nothing of the file.</exception>
    public static async Task<ProbeAnswer> RunAsync(string path, string demuxer)
    {
        // Standard error is the sandbox's own, of which the worker looks at no word once this program has started.
        var start = new ProcessStartInfo("/usr/bin/ffprobe") { RedirectStandardOutput = true };
        foreach (var argument in Arguments(path, demuxer))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw Unreadable();
        var answer = await ReadAsync(process.StandardOutput);
        await process.WaitForExitAsync();
        try
        {
            return process.ExitCode == 0 && JsonSerializer.Deserialize(answer, ProbeJson.Default.ProbeAnswer) is { Streams: not null } read
                ? read
                : throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private static string[] Arguments(string path, string demuxer) =>
    [
        "-v", "quiet", "-print_format", "json", "-show_format", "-sexagesimal", "-show_streams", "-show_chapters",
        .. Ffmpeg.InputBounds.Split(' '), "-f", demuxer, "file:" + path,
    ];

    private static async Task<string> ReadAsync(StreamReader output)
    {
        var buffer = new char[MostCharacters];
        var length = await output.ReadBlockAsync(buffer);
        return length < buffer.Length ? new string(buffer, 0, length) : throw Unreadable();
    }

    private static InvalidDataException Unreadable() => new("ffprobe cannot read it.");
}
