using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.LocalWorld.Scanner;

/// <summary>
/// A signature database with a date and one signature of nothing. clamd tells the age of its signatures only from a file named daily: 512 bytes of
/// header, then a tar; a .cud is one that needs no digital signature.
/// </summary>
internal static class DatedSignatures
{
    private const int HeaderLength = 512;

    public static void Write(string folder, DateTimeOffset made)
    {
        var header = string.Create(
            CultureInfo.InvariantCulture,
            $"ClamAV-VDB:{made.UtcDateTime:dd MMM yyyy HH-mm} +0000:27000:1:90:{new string('0', 32)}:none:local:{made.ToUnixTimeSeconds()}");
        var nothing = $"LocalWorld.Nothing:0:*:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}\n";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(nothing)));

        using var file = File.Create(Path.Combine(folder, "daily.cud"));
        file.Write(Encoding.ASCII.GetBytes(header.PadRight(HeaderLength, '\0')));
        using var tar = new TarWriter(file, TarEntryFormat.Ustar);
        Add(tar, "COPYING", "None.\n");
        Add(tar, "daily.info", $"{header}\ndaily.ndb:{nothing.Length}:{hash}\n");
        Add(tar, "daily.ndb", nothing);
    }

    private static void Add(TarWriter tar, string name, string content) => tar.WriteEntry(
        new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.ASCII.GetBytes(content)) });
}
