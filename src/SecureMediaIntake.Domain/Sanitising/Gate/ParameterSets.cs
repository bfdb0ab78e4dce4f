namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Reads H.264 parameter sets to their last bit. The decoder takes the size of the picture from here, not from the boxes, and a set could
/// carry bytes after its end: so the size must agree, and the end must be the end.
/// </summary>
/// <remarks>ITU-T H.264, 7.3.2.1.1 (sequence), E.1.1 (its usability information), 7.3.2.2 (picture).</remarks>
internal static class ParameterSets
{
    private const byte SequenceUnit = 0x67;
    private const byte PictureUnit = 0x68;
    private const int MacroblockSide = 16;

    /// <summary>The aspect ratio code that is followed by two numbers of 16 bits.</summary>
    private const uint ExtendedAspect = 255;

    public static bool IsPlainSequence(ReadOnlySpan<byte> unit, Mp4Track track)
    {
        if (unit.Length < 4 || unit[0] != SequenceUnit)
        {
            return false;
        }

        var bits = new BitReader(Unescape(unit[4..]));
        if (bits.Unsigned() != 0 || (unit[1] == AvcConfiguration.HighProfile && !IsPlainFormat(ref bits)))
        {
            return false;                       // number of the set, format of the pictures
        }

        _ = bits.Unsigned();                    // length of the frame number
        var order = bits.Unsigned();
        if (order == 0)
        {
            _ = bits.Unsigned();
        }
        else if (order != 2)
        {
            return false;
        }

        _ = bits.Unsigned();                    // reference frames
        _ = bits.Flag();                        // gaps in frame numbers
        var across = (long)bits.Unsigned() + 1;
        var down = (long)bits.Unsigned() + 1;
        if (!bits.Flag())                       // fields: ours are whole frames
        {
            return false;
        }

        _ = bits.Flag();                        // direct 8 × 8 inference
        long cutAcross = 0;
        long cutDown = 0;
        if (bits.Flag())
        {
            // In units of two pixels, because of 4:2:0.
            cutAcross = 2 * ((long)bits.Unsigned() + bits.Unsigned());
            cutDown = 2 * ((long)bits.Unsigned() + bits.Unsigned());
        }

        return (across * MacroblockSide) - cutAcross == track.Width
            && (down * MacroblockSide) - cutDown == track.Height
            && (!bits.Flag() || IsPlainUsability(ref bits, track.Allowed.Copied))
            && bits.EndsHere();
    }

    /// <summary>Stated by the high profile alone; the others know no other format.</summary>
    private static bool IsPlainFormat(ref BitReader bits) =>
        bits.Unsigned() == 1                    // chroma 4:2:0
        && bits.Unsigned() == 0                 // luma 8 bit
        && bits.Unsigned() == 0                 // chroma 8 bit
        && !bits.Flag()                         // no lossless bypass
        && !bits.Flag();                        // no scaling matrix

    public static bool IsPlainPicture(ReadOnlySpan<byte> unit)
    {
        if (unit.Length < 2 || unit[0] != PictureUnit)
        {
            return false;
        }

        var bits = new BitReader(Unescape(unit[1..]));
        if (bits.Unsigned() != 0 || bits.Unsigned() != 0)
        {
            return false;                       // numbers of this set and of its sequence
        }

        _ = bits.Bits(2);                       // entropy coding, field order
        if (bits.Unsigned() != 0)
        {
            return false;                       // slice groups
        }

        _ = bits.Unsigned();                    // reference indices
        _ = bits.Unsigned();
        _ = bits.Bits(3);                       // weighted prediction
        _ = bits.Signed();                      // quantisers
        _ = bits.Signed();
        _ = bits.Signed();
        _ = bits.Bits(2);                       // deblocking, constrained intra
        if (bits.Flag())
        {
            return false;                       // redundant pictures
        }

        if (bits.MoreData())
        {
            _ = bits.Flag();                    // 8 × 8 transform
            if (bits.Flag())
            {
                return false;                   // scaling matrix
            }

            _ = bits.Signed();
        }

        return bits.EndsHere();
    }

    private static bool IsPlainUsability(ref BitReader bits, bool mayModelBuffers)
    {
        if (bits.Flag() && bits.Bits(8) == ExtendedAspect)
        {
            _ = bits.Bits(32);
        }

        if (bits.Flag())
        {
            _ = bits.Flag();                    // overscan
        }

        if (bits.Flag())
        {
            _ = bits.Bits(4);                   // format, range
            if (bits.Flag())
            {
                _ = bits.Bits(24);              // primaries, transfer, matrix
            }
        }

        if (bits.Flag())
        {
            _ = bits.Unsigned();                // place of chroma samples
            _ = bits.Unsigned();
        }

        if (bits.Flag())
        {
            _ = bits.Bits(32);                  // timing
            _ = bits.Bits(32);
            _ = bits.Flag();
        }

        // Buffer models, of the stream with and without what is no picture: x264 writes none at constant quality, cameras do.
        var modelled = false;
        for (var model = 0; model < 2; model++)
        {
            if (!bits.Flag())
            {
                continue;
            }

            if (!mayModelBuffers || !SkipBufferModel(ref bits))
            {
                return false;
            }

            modelled = true;
        }

        if (modelled)
        {
            _ = bits.Flag();                    // low delay
        }

        _ = bits.Flag();                        // picture structure
        if (bits.Flag())
        {
            _ = bits.Flag();
            for (var i = 0; i < 6; i++)
            {
                _ = bits.Unsigned();
            }
        }

        return !bits.Failed;
    }

    /// <remarks>E.1.2.</remarks>
    private static bool SkipBufferModel(ref BitReader bits)
    {
        const uint mostModels = 32;
        var models = (long)bits.Unsigned() + 1;
        if (models > mostModels)
        {
            return false;
        }

        _ = bits.Bits(8);                       // scales of rate and size
        for (var model = 0; model < models; model++)
        {
            _ = bits.Unsigned();                // rate
            _ = bits.Unsigned();                // size
            _ = bits.Flag();                    // constant rate
        }

        _ = bits.Bits(20);                      // lengths of delays and times
        return !bits.Failed;
    }

    /// <summary>Takes out the byte 03 that follows two zeros (7.4.1).</summary>
    private static byte[] Unescape(ReadOnlySpan<byte> unit)
    {
        var plain = new List<byte>(unit.Length);
        var zeros = 0;
        foreach (var value in unit)
        {
            if (zeros >= 2 && value == 3)
            {
                zeros = 0;
                continue;
            }

            zeros = value == 0 ? zeros + 1 : 0;
            plain.Add(value);
        }

        return [.. plain];
    }
}
