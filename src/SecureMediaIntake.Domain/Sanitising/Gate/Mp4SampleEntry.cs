using System.Buffers.Binary;

using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Walks stsd: one avc1 or one mp4a entry. Findings: <c>mp4-sample-entry</c> (a codec or box that does not belong),
/// <c>mp4-compressor-name</c>, <c>mp4-avc-configuration</c> (profile, level, more than one parameter set), <c>mp4-avc-parameters</c> (a set
/// with bytes to spare, or another size of picture), <c>mp4-colour</c>, <c>mp4-aac-configuration</c>.
/// </summary>
/// <remarks>ISO/IEC 14496-12, 8.5.2 and 12.1.5; 14496-15, 5.3.3 (avcC); 14496-1, 7.2.6 (esds).</remarks>
internal static class Mp4SampleEntry
{
    /// <summary>version, flags, one entry.</summary>
    private const int TableHeaderLength = 8;

    private const int CompressorNameAt = 42;
    private const int CompressorNameLength = 32;

    /// <summary>Where the bits a second stand in an esds box, and how long they are.</summary>
    private const int DecoderRatesAt = 22;

    private const int RatesLength = 8;

    public static string? Read(ReadOnlySpan<byte> stsd, Mp4Track track)
    {
        if (stsd.Length < TableHeaderLength
            || stsd[..4].ContainsAnyExcept((byte)0)
            || BinaryPrimitives.ReadUInt32BigEndian(stsd[4..]) != 1)
        {
            return "mp4-sample-entry";
        }

        var boxes = new BoxCursor(stsd[TableHeaderLength..]);
        if (!boxes.TryTake(track.IsVideo ? "avc1"u8 : "mp4a"u8, out var entry) || !boxes.AtEnd)
        {
            return "mp4-sample-entry";
        }

        return track.IsVideo ? ReadVideo(entry, track) : ReadSound(entry, track);
    }

    private static string? ReadVideo(ReadOnlySpan<byte> entry, Mp4Track track)
    {
        var pattern = Mp4Patterns.VideoEntry;
        if (entry.Length < pattern.Length)
        {
            return "mp4-sample-entry";
        }

        var header = entry[..pattern.Length];
        if (!pattern.Matches(header))
        {
            var named = header[CompressorNameAt..(CompressorNameAt + CompressorNameLength)];
            return named[0] == 1 && named[1] == ' ' && !named[2..].ContainsAnyExcept((byte)0) ? "mp4-sample-entry" : "mp4-compressor-name";
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(header[24..]) != track.Width || BinaryPrimitives.ReadUInt16BigEndian(header[26..]) != track.Height)
        {
            return "mp4-picture-size";
        }

        // ffmpeg leaves colr out where the upload did not say what its colours are.
        var boxes = new BoxCursor(entry[pattern.Length..]);
        ReadOnlySpan<byte> colour = default;
        if (!boxes.TryTake("avcC"u8, out var configuration)
            || (boxes.NextIs("colr"u8) && !boxes.TryTake("colr"u8, out colour))
            || !boxes.TryTake("pasp"u8, out var aspect)
            || !boxes.TryTake("btrt"u8, out var rate)
            || !boxes.AtEnd
            || !Mp4Patterns.PixelAspect.Matches(aspect)
            || !Mp4Patterns.BitRate.Matches(rate))
        {
            return "mp4-sample-entry";
        }

        ReadRates(rate, track);
        return AvcConfiguration.Check(configuration, track) ?? CheckColour(colour);
    }

    private static string? CheckColour(ReadOnlySpan<byte> colour)
    {
        if (colour.IsEmpty)
        {
            return null;
        }

        // ITU-T H.273 code points: primaries, transfer, matrix, range. Transfers 16 and 18 are PQ and HLG: those videos are tone-mapped, and
        // a label that was left in would make a browser show wrong colours.
        return Mp4Patterns.Colour.Matches(colour)
            && colour[5] is >= 1 and <= 12
            && colour[7] is >= 1 and < 18 and not 16
            && colour[9] <= 14
            && colour[10] is 0 or 0x80
                ? null
                : "mp4-colour";
    }

    private static string? ReadSound(ReadOnlySpan<byte> entry, Mp4Track track)
    {
        var pattern = Mp4Patterns.SoundEntry;
        if (entry.Length < pattern.Length || !pattern.Matches(entry[..pattern.Length]))
        {
            return "mp4-sample-entry";
        }

        var boxes = new BoxCursor(entry[pattern.Length..]);
        if (!boxes.TryTake("esds"u8, out var decoder)
            || !boxes.TryTake("btrt"u8, out var rate)
            || !boxes.AtEnd
            || !Mp4Patterns.BitRate.Matches(rate))
        {
            return "mp4-sample-entry";
        }

        ReadRates(rate, track);

        // The same two numbers stand in the decoder's description.
        return Mp4Patterns.SoundDecoder.Matches(decoder) && decoder.Slice(DecoderRatesAt, RatesLength).SequenceEqual(rate[^RatesLength..])
            ? null
            : "mp4-aac-configuration";
    }

    private static void ReadRates(ReadOnlySpan<byte> rate, Mp4Track track)
    {
        track.MaximumRate = BinaryPrimitives.ReadUInt32BigEndian(rate[4..]);
        track.AverageRate = BinaryPrimitives.ReadUInt32BigEndian(rate[8..]);
    }
}
