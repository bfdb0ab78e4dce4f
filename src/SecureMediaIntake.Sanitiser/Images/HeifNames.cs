namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>Four-letter names of ISO 14496-12 and 23008-12, as the big-endian numbers that they are in the file.</summary>
internal static class HeifNames
{
    public const uint Pitm = 0x7069746D;
    public const uint Iinf = 0x69696E66;
    public const uint Infe = 0x696E6665;
    public const uint Iref = 0x69726566;
    public const uint Iprp = 0x69707270;
    public const uint Ipco = 0x6970636F;
    public const uint Ipma = 0x69706D61;
    public const uint Dimg = 0x64696D67;
    public const uint Thmb = 0x74686D62;
    public const uint Auxl = 0x6175786C;
    public const uint AuxC = 0x61757843;
    public const uint Tmap = 0x746D6170;
    public const uint Av01 = 0x61763031;
    public const uint Ispe = 0x69737065;
    public const uint Irot = 0x69726F74;
    public const uint Imir = 0x696D6972;
}
