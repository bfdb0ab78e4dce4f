using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Scanner;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>The local world's malware scanner works, and the product is told of it. <c>./run</c> installs it.</summary>
[Collection(PartsWorldCollection.Name)]
public sealed class ScannerTests(PartsWorld parts)
{
    private World World => parts.World;

    [Fact]
    public async Task The_scanner_finds_the_test_file_and_is_announced()
    {
        var scanner = World.Scanner;
        Assert.NotNull(scanner);
        Assert.Equal("Required", World.AppSettings["Organisations__0__Scan"]);
        Assert.Equal($"{scanner.Port}", World.AppSettings["Scan__Port"]);
        Assert.Equal("stream: Eicar-Test-Signature.UNOFFICIAL FOUND", await ScanAsync(scanner, TestSignature.File));
        Assert.Equal("stream: OK", await ScanAsync(scanner, "a photo, let us say"));
    }

    // clamd(8), INSTREAM: chunks of a 4-byte big-endian length and data; a length of 0 ends them.
    private static async Task<string> ScanAsync(ClamAvServer scanner, string content)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(ClamAvServer.Host, scanner.Port);
        await using var stream = client.GetStream();
        var bytes = Encoding.ASCII.GetBytes(content);
        var length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)bytes.Length);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray());
        await stream.WriteAsync(length);
        await stream.WriteAsync(bytes);
        await stream.WriteAsync(new byte[sizeof(uint)]);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync()).TrimEnd('\0');
    }
}
