using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>docs/design.md A26: uploads that name another file or an address, told to each demuxer that the sniff could force. Nobody is asked, nothing comes out.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ForeignReferenceTests(SandboxFixture sandbox)
{
    private static readonly string[] Demuxers = ["mov", "matroska", "avi", "mpegts"];

    [Theory]
    [InlineData("playlist of an address", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\n{address}\n#EXT-X-ENDLIST\n")]
    [InlineData("playlist of joined files", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\nconcat:{file}|{file}\n#EXT-X-ENDLIST\n")]
    [InlineData("playlist of a part of a file", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\nsubfile,,start,0,end,0,,:{file}\n#EXT-X-ENDLIST\n")]
    [InlineData("playlist of inline data", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\ndata:video/mp4;base64,AAAA\n#EXT-X-ENDLIST\n")]
    [InlineData("playlist with a key at an address", "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"{address}\"\n#EXTINF:1,\nfile:{file}\n#EXT-X-ENDLIST\n")]
    [InlineData("list of files to join", "ffconcat version 1.0\nfile '{file}'\n")]
    [InlineData("list of addresses to join", "ffconcat version 1.0\nfile '{address}'\n")]
    [InlineData("DASH manifest", "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><AdaptationSet><Representation id=\"1\" bandwidth=\"1\"><BaseURL>{address}</BaseURL></Representation></AdaptationSet></Period></MPD>")]
    [InlineData("SDP description", "v=0\nc=IN IP4 127.0.0.1\nm=video {port} RTP/AVP 96\na=rtpmap:96 H264/90000\n")]
    public async Task A_text_that_names_others_is_refused_by_sniff_and_by_every_demuxer(string name, string text)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var secret = sandbox.Videos.PathOf("another-patient-of-references.mp4");
        await sandbox.Videos.PlainAsync("another-patient-of-references.mp4", "320x240", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        var path = sandbox.Videos.PathOf(name + ".mp4");
        await File.WriteAllTextAsync(path, Fill(text, listener, secret));

        using var sniffed = await sandbox.SanitiseAsync(path);
        Assert.IsType<Outcome<SanitisedMedia>.Refused>(sniffed.Outcome);
        foreach (var demuxer in Demuxers)
        {
            using var forced = await sandbox.SanitiseAsync(path, new(MediaKind.Video, SanitiserProfile.Video, demuxer));
            Assert.IsType<Outcome<SanitisedMedia>.Refused>(forced.Outcome);
            Assert.Empty(Directory.EnumerateFileSystemEntries(forced.Folder.OutPath));
        }

        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("url ")]
    [InlineData("alis")]
    public async Task A_film_whose_data_lie_elsewhere_makes_nobody_look_there(string kind)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var whole = await sandbox.Videos.PlainAsync("references-" + kind.Trim() + "-whole.mov", "320x240", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        var path = sandbox.Videos.PathOf("references-" + kind.Trim() + ".mov");
        await File.WriteAllBytesAsync(path, WithDataElsewhere(await File.ReadAllBytesAsync(whole), kind, Fill("{address}\0", listener, whole)));

        using var result = await sandbox.SanitiseAsync(path);

        // Whether it is refused or its own bytes are used, nobody was asked.
        Assert.False(listener.Pending());
    }

    /// <summary>Makes every data reference one to a place outside the file. The index stands last, so no offset changes.</summary>
    private static byte[] WithDataElsewhere(byte[] film, string kind, string place)
    {
        string[] chain = ["moov", "trak", "mdia", "minf", "dinf", "dref"];
        var bytes = film.ToList();
        var addition = Encoding.ASCII.GetBytes(place);
        var (at, end) = (0, bytes.Count);
        foreach (var name in chain)
        {
            while (at < end && Name(bytes, at) != name)
            {
                at += Size(bytes, at);
            }

            Assert.True(at < end, $"The fixture has no {name}.");
            var size = Size(bytes, at);
            end = at + size;
            SetSize(bytes, at, size + addition.Length);
            at += name == "dref" ? 16 : 8;
        }

        // The entry: its size, its kind, and the flag that says "in this file" taken away.
        var entry = Size(bytes, at);
        SetSize(bytes, at, entry + addition.Length);
        bytes.RemoveRange(at + 4, 4);
        bytes.InsertRange(at + 4, Encoding.ASCII.GetBytes(kind));
        bytes[at + 11] = 0;
        bytes.InsertRange(at + entry, addition);
        return [.. bytes];
    }

    private static string Name(List<byte> bytes, int at) => Encoding.ASCII.GetString([.. bytes.GetRange(at + 4, 4)]);

    private static int Size(List<byte> bytes, int at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];

    private static void SetSize(List<byte> bytes, int at, int size)
    {
        for (var number = 0; number < 4; number++)
        {
            bytes[at + number] = (byte)(size >> (24 - (8 * number)));
        }
    }

    private static string Fill(string text, TcpListener listener, string secret)
    {
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        return text.Replace("{address}", $"http://127.0.0.1:{port}/x.mp4", StringComparison.Ordinal)
            .Replace("{port}", port, StringComparison.Ordinal).Replace("{file}", secret, StringComparison.Ordinal);
    }
}
