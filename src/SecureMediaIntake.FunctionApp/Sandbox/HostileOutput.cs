using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// Takes files out of a sandbox's reach: opens each without following anything, and copies it to a folder that no sandbox ever saw. Only the
/// copy is judged, hashed and sealed, so whoever still held the first file could swap it without effect (docs/design.md A43).
/// </summary>
internal static class HostileOutput
{
    private const int BufferBytes = 1 << 17;

    /// <exception cref="GateFailedException">It is a link, a pipe, too large, missing, or has a second name.</exception>
    public static async Task<TakenFile> TakeAsync(string from, string to, long mostBytes, CancellationToken cancellation)
    {
        using var source = Open(from);
        await using var target = PrivateFiles.CreateFile(to);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var length = 0L;
        int read;
        while ((read = await RandomAccess.ReadAsync(source, buffer, length, cancellation)) > 0)
        {
            length += read;
            if (length > mostBytes)
            {
                throw new GateFailedException("output-too-large");
            }

            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return new(to, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Reads a small file whole.</summary>
    /// <returns>Its bytes, at most one more than <paramref name="mostBytes"/>, so that the reader of them sees that there are too many.</returns>
    public static async Task<byte[]> ReadAsync(string from, int mostBytes, CancellationToken cancellation)
    {
        using var source = Open(from);
        var buffer = new byte[mostBytes + 1];
        var length = 0;
        int read;
        while ((read = await RandomAccess.ReadAsync(source, buffer.AsMemory(length), length, cancellation)) > 0)
        {
            length += read;
        }

        return buffer[..length];
    }

    private static SafeFileHandle Open(string path) => Posix.OpenHostile(path) ?? throw new GateFailedException("output-not-a-file");
}

/// <summary>A file that left the sandbox.</summary>
internal sealed record TakenFile(string Path, long Length, string Sha256Hex);
