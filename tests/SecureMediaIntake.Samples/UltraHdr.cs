using System.Text;

namespace SecureMediaIntake.Samples;

/// <summary>Joins a photo and its gain map as phones do: XMP that names the map, an index of two pictures (CIPA DC-007), the map behind the photo.</summary>
internal static class UltraHdr
{
    private const string Xmp =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
        + "xmlns:hdrgm=\"http://ns.adobe.com/hdr-gain-map/1.0/\" hdrgm:Version=\"1.0\"/></rdf:RDF></x:xmpmeta>";

    public static byte[] Join(byte[] photo, byte[] map)
    {
        // Little end first: version, number of pictures, and an entry of 16 bytes for each, whose sizes no reader needs here.
        byte[] index =
        [
            .. "MPF\0II*\0"u8, 8, 0, 0, 0, 3, 0, 0x00, 0xB0, 7, 0, 4, 0, 0, 0, .. "0100"u8, 0x01, 0xB0, 4, 0, 1, 0, 0, 0, 2, 0, 0, 0,
            0x02, 0xB0, 7, 0, 32, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0, .. new byte[32],
        ];
        return [.. photo[..2], .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(Xmp)]), .. Segment(0xE2, index), .. photo[2..], .. map];
    }

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
