using System.Text;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.Tests.Sanitising.Fixtures;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>A file goes to the decoder that its own bytes name, or nowhere.</summary>
public sealed class MediaSniffTests
{
    [Theory]
    [InlineData("\u00FF\u00D8\u00FF\u00E1\0\u0010Exif")]
    [InlineData("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR")]
    [InlineData("RIFF\u0010\0\0\0WEBPVP8 ")]
    [InlineData("GIF89a\u0001\0\u0001\0")]
    [InlineData("GIF87a\u0001\0\u0001\0")]
    [InlineData("\0\0\0\u001Cftypavif\0\0\0\0avifmif1miaf")]
    [InlineData("\0\0\0\u0018ftypavis\0\0\0\0avismsf1")]
    [InlineData("\0\0\0\u001Cftypmif1\0\0\0\0mif1avifmiaf")]
    [InlineData("\0\0\0\u0014ftypmif1\0\0\0\0mif1\0\0\0\u0020meta infe av01")]
    public void Photos_go_to_the_image_decoder(string start) =>
        Assert.Equal(new SniffedMedia(MediaKind.Photo, SanitiserProfile.Image, null), Accepted(start));

    [Theory]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")]
    [InlineData("\0\0\0\u0018ftypheix\0\0\0\0mif1heix")]
    [InlineData("\0\0\0\u0014ftypheim\0\0\0\0mif1")]
    [InlineData("\0\0\0\u0014ftypheis\0\0\0\0mif1")]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic")]
    [InlineData("\0\0\0\u0014ftypmif1\0\0\0\0mif1\0\0\0\u0020meta infe hvc1")]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0mif1heic\0\0\0\u0020meta")]
    public void Heic_photos_go_to_a_decoder_of_their_own(string start) =>
        Assert.Equal(new SniffedMedia(MediaKind.Photo, SanitiserProfile.Heic, null), Accepted(start));

    [Theory]
    [InlineData("\0\0\0\u0014ftypqt  \0\0\0\0qt  ", "mov")]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom", "mov")]
    [InlineData("\0\0\0\u0018ftyp3gp5\0\0\0\0isom3gp5", "mov")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0mif1heic\0\0\0\u0020moov", "mov")]
    [InlineData("\0\0\u0001\0moov\0\0\0\u006Cmvhd", "mov")]
    [InlineData("\0\0\0\u0008wide\0\0\0\0mdat", "mov")]
    [InlineData("\0\0\0\u0001mdat\0\0\0\0\0\u0001\0\0", "mov")]
    [InlineData("\0\0\0\u0008free\0\0\0\u0001mdat", "mov")]
    [InlineData("\u001AE\u00DF\u00A3\u009FB\u0086\u0081\u0001webm", "matroska")]
    [InlineData("RIFF\u0010\0\0\0AVI LIST", "avi")]
    public void Videos_go_to_the_demuxer_of_their_container(string start, string demuxer) =>
        Assert.Equal(new SniffedMedia(MediaKind.Video, SanitiserProfile.Video, demuxer), Accepted(start));

    [Fact]
    public void A_transport_stream_is_told_by_every_packet()
    {
        var stream = new byte[188 * 22];
        for (var at = 0; at < stream.Length; at += 188)
        {
            stream[at] = 0x47;
        }

        Assert.Equal(new SniffedMedia(MediaKind.Video, SanitiserProfile.Video, "mpegts"), Accepted(stream));

        stream[188 * 7] = 0;
        Assert.Equal("unknown-kind", Cause(stream));
        Assert.Equal("unknown-kind", Cause(stream[..188]));
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3\nfile:///in/other", "playlist")]
    [InlineData("\u00EF\u00BB\u00BF#EXTM3U\n", "playlist")]
    [InlineData(" \r\n#extm3u\n", "playlist")]
    [InlineData("ffconcat version 1.0\nfile x", "playlist")]
    [InlineData("v=0\r\no=- 0 0 IN IP4 127.0.0.1", "playlist")]
    [InlineData("<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">", "playlist")]
    [InlineData("<?xml version=\"1.0\"?>\n<MPD>", "playlist")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">", "active-content")]
    [InlineData("<?xml version=\"1.0\"?><svg>", "active-content")]
    [InlineData("<!DOCTYPE html><script>", "active-content")]
    [InlineData("\u00FF\u00FE<\0h\0t\0m\0l\0>\0", "active-content")]
    [InlineData("push graphic-context\nviewbox 0 0 1 1", "active-content")]
    [InlineData("MZ\u0090\0", "active-content")]
    [InlineData("%PDF-1.7", "document")]
    [InlineData("junk before\n%PDF-1.4", "document")]
    [InlineData("%!PS-Adobe-3.0 EPSF", "document")]
    [InlineData("PK\u0003\u0004\u0014\0", "document")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "document")]
    public void What_could_act_or_lead_elsewhere_is_refused_as_unsafe(string start, string cause)
    {
        Assert.Equal(cause, Cause(start));
        Assert.Equal("unsafe", Refusal(start).Code);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\u00FF\u00D8", "unknown-kind")]
    [InlineData("Dear doctor, here is the photo", "unknown-kind")]
    [InlineData("\0\0\0\0ftypisom\0\0\0\0isom", "unknown-kind")]
    [InlineData("\0\0\0\u0001ftypisom\0\0\0\0isom", "unknown-kind")]
    [InlineData("\u00FF\n\u00FA\u0021", "other-photo-kind")]
    [InlineData("\0\0\0\u000CJXL \r\n\u0087\n", "other-photo-kind")]
    [InlineData("\0\0\0\u000CjP  \r\n\u0087\n", "other-photo-kind")]
    [InlineData("BM6\0\0\0", "other-photo-kind")]
    [InlineData("8BPS\0\u0001", "other-photo-kind")]
    [InlineData("\0\0\0\u0014ftypmsf1\0\0\0\0msf1", "photo-sequence")]
    [InlineData("\0\0\0\u0014ftyphevc\0\0\0\0hevc", "photo-sequence")]
    [InlineData("OggS\0\u0002", "other-video-kind")]
    [InlineData("FLV\u0001\u0005", "other-video-kind")]
    public void What_no_decoder_takes_is_refused_with_its_own_cause(string start, string cause)
    {
        Assert.Equal(cause, Cause(start));
        Assert.Equal("unreadable", Refusal(start).Code);
    }

    [Theory]
    [InlineData("\0\0\0\u0018ftypcrx \u0001\0\0\0crx isom")]
    [InlineData("II*\0\u0010\0\0\0CR\u0002\0")]
    [InlineData("IIU\0\u0018\0\0\0")]
    [InlineData("FUJIFILMCCD-RAW 0201")]
    public void Raw_photos_get_advice_of_their_own(string start) => Assert.Equal("raw-photo", Cause(start));

    [Theory]
    [InlineData(0x00FE, 1u)]
    [InlineData(0x014A, 400u)]
    [InlineData(0x828E, 1u)]
    [InlineData(0xC612, 0x0000_0401u)]
    [InlineData(0x0106, 32_803u)]
    [InlineData(0x0106, 34_892u)]
    [InlineData(0x0103, 34_713u)]
    public void A_raw_photo_in_the_dress_of_a_tiff_is_found_near_and_far(int tag, uint value)
    {
        Assert.Equal("raw-photo", Cause(Tiff(directoryAt: 8, ((ushort)tag, value))));

        var far = Tiff(directoryAt: 20_000, ((ushort)tag, value));
        Assert.Equal(new SniffedMedia(MediaKind.Photo, SanitiserProfile.Image, null), Accepted(far));
        Assert.Equal("raw-photo", StructureCause(far));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(20_000)]
    public void An_ordinary_tiff_is_a_photo(int directoryAt)
    {
        var tiff = Tiff(directoryAt, (0x00FE, 0), (0x0103, 5), (0x0106, 2));

        Assert.Equal(new SniffedMedia(MediaKind.Photo, SanitiserProfile.Image, null), Accepted(tiff));
        Assert.Null(StructureCause(tiff));
    }

    [Fact]
    public void A_page_of_several_is_refused() => Assert.Equal("several-pages", Cause(Tiff(8, (0x00FE, 2))));

    [Fact]
    public void A_tiff_that_ends_before_its_directory_is_refused() => Assert.Equal("cut-short", StructureCause(Tiff(20_000, (0x0103, 1))[..19_000]));

    [Fact]
    public void Each_of_our_own_samples_is_what_it_is()
    {
        Assert.Equal(SanitiserProfile.Image, Accepted(SamplePhotos.Kept).Profile);
        Assert.Equal("mov", Accepted(SampleVideos.WithSound).Demuxer);
    }

    [Fact]
    public void Damaged_heads_get_an_answer_and_never_a_fault()
    {
        var bits = new SeededBits(seed: 20_260_303);
        byte[][] samples = [SamplePhotos.Kept, SampleVideos.Silent, Tiff(8, (0x00FE, 0), (0x0103, 5)), Bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")];
        for (var i = 0; i < 2_000; i++)
        {
            var mutant = bits.Mutate(samples[i % samples.Length]);

            Assert.NotNull(MediaSniff.Identify(mutant));
            using var stream = new MemoryStream(mutant, writable: false);
            Assert.NotNull(MediaStructure.Check(stream));
        }
    }

    private static byte[] Tiff(int directoryAt, params (ushort Tag, uint Value)[] entries)
    {
        var tiff = new byte[directoryAt + 2 + (entries.Length * 12) + 4];
        "II*\0"u8.CopyTo(tiff);
        BitConverter.TryWriteBytes(tiff.AsSpan(4), directoryAt);
        BitConverter.TryWriteBytes(tiff.AsSpan(directoryAt), (ushort)entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            const ushort number = 4;
            var entry = tiff.AsSpan(directoryAt + 2 + (i * 12));
            BitConverter.TryWriteBytes(entry, entries[i].Tag);
            BitConverter.TryWriteBytes(entry[2..], number);
            BitConverter.TryWriteBytes(entry[4..], 1);
            BitConverter.TryWriteBytes(entry[8..], entries[i].Value);
        }

        return tiff;
    }

    private static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    private static SniffedMedia Accepted(string start) => Accepted(Bytes(start));

    private static SniffedMedia Accepted(byte[] head) => Assert.IsType<Outcome<SniffedMedia>.Ok>(MediaSniff.Identify(head)).Value;

    private static Problem Refusal(string start) => Assert.IsType<Outcome<SniffedMedia>.Refused>(MediaSniff.Identify(Bytes(start))).Problem;

    private static string? Cause(string start) => Cause(Bytes(start));

    private static string? Cause(byte[] head) =>
        MediaProblems.CauseOf(Assert.IsType<Outcome<SniffedMedia>.Refused>(MediaSniff.Identify(head)).Problem);

    private static string? StructureCause(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return MediaStructure.Check(stream) is Outcome<PhotoStructure>.Refused(var problem) ? MediaProblems.CauseOf(problem) : null;
    }
}
