using System.Buffers.Binary;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>
/// Whether the end of an AVI is missing. Its decoder plays to the end of what is there, and a loss of under half a second is not seen by comparing
/// durations (<see cref="VideoRun"/>); but the file states its bytes.
/// </summary>
internal static class AviLength
{
    private const int HeaderLength = 8;

    /// <remarks>RIFF states the bytes after its header. A recorder that was switched off leaves 0, and a file of several RIFFs states the first.</remarks>
    public static bool IsCut(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[HeaderLength];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length
            || HeaderLength + (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) > file.Length;
    }
}
