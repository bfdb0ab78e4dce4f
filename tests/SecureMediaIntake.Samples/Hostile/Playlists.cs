using System.Text;

namespace SecureMediaIntake.Samples.Hostile;

/// <summary>A26: texts and tables that make a player open another file or address. Plain ffmpeg puts another patient's video into the output.</summary>
internal static class Playlists
{
    private const string Hls = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\nfile:///in/original\n#EXT-X-ENDLIST\n";

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        Text("hls.mp4", "HLS that names a local file", Fate.Unsafe, Hls),
        Text("hls-late.mp4", "HLS after a byte order mark and blanks", Fate.Unsafe, "\uFEFF \r\n" + Hls),
        HostileFile.Of("hls-utf16.mp4", "HLS in UTF-16", Fate.Unsafe, () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Hls)]),
        Text("hls-key.mp4", "HLS whose key is an address inside the network", Fate.Unsafe, "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"http://169.254.169.254/\"\n#EXTINF:1,\nx.ts\n"),
        Text("dash.mp4", "DASH that names a local file", Fate.Unsafe, "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><BaseURL>file:///etc/passwd</BaseURL></Period></MPD>"),
        Text("smil.mp4", "SMIL", Fate.Unsafe, "<smil><body><video src=\"file:///etc/passwd\"/></body></smil>"),
        Text("ffconcat.mp4", "A list for ffmpeg's concat demuxer", Fate.Unsafe, "ffconcat version 1.0\nfile '/etc/passwd'\n"),
        Text("ffconcat-comment.mp4", "The same after a comment", Fate.Unreadable, "# photo\nffconcat version 1.0\nfile '/etc/passwd'\n"),
        Text("file-list.mp4", "The same without its first line", Fate.Unsafe, "file '/etc/passwd'\n"),
        Text("concat-protocol.mp4", "The concat protocol", Fate.Unsafe, "concat:/etc/passwd|/etc/group"),
        Text("subfile.mp4", "The subfile protocol", Fate.Unreadable, "subfile,,start,0,end,0,,:/etc/passwd"),
        Text("ffmetadata.mp4", "ffmpeg's own metadata format", Fate.Unreadable, ";FFMETADATA1\ntitle=" + Bytes.Payload),
        Text("session.sdp.mp4", "SDP: opens network ports", Fate.Unsafe, "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n"),
        Text("winamp.pls.mp4", "PLS", Fate.Unsafe, "[playlist]\nFile1=/etc/passwd\n"),
        HostileFile.Of("gab2.avi", "HLS as a subtitle inside an AVI (the GAB2 trick)", Fate.Either, async seeds =>
        {
            var avi = await seeds.OfAsync("avi");
            var hls = Bytes.Text("GAB2\0\u0002\0\0\0\0\0" + Hls);
            return avi.Insert(avi.IndexOf("movi") + 4, [.. Bytes.Text("02tx"), .. Bytes.Le32((uint)hls.Length), .. hls]);
        }),
        HostileFile.Of("reference-movie.mov", "QuickTime reference movie: a moov that is only an address", Fate.Unreadable, () =>
            Boxes.Box("moov", Boxes.Box("rmra", Boxes.Box("rmda", Boxes.Box("rdrf", Bytes.Be32(0), Bytes.Text("url "), Bytes.Be32(19), Bytes.Text("file:///etc/passwd\0")))))),
        HostileFile.From("mov", "external-media.mov", "A track whose media is said to lie in another file (dref url)", Fate.Either, file =>
            Boxes.Change(file, "moov/trak/mdia/minf/dinf/dref", _ => [.. Bytes.Be32(0), .. Bytes.Be32(1), .. Boxes.Box("url ", Bytes.Be32(0), Bytes.Text("file:///etc/passwd\0"))])),
        HostileFile.From("mov", "external-alias.mov", "A track whose media is said to lie in another file (alis)", Fate.Either, file =>
            Boxes.Change(file, "moov/trak/mdia/minf/dinf/dref", _ => [.. Bytes.Be32(0), .. Bytes.Be32(1), .. Boxes.Box("alis", Bytes.Be32(0), Alias())])),
        HostileFile.From("mkv", "linked-segments.mkv", "Matroska that names a file before and after itself", Fate.Kept, file =>
            Ebml.Grow(file, "1549A966", Ebml.Element("3CB923", Bytes.Hex("00112233445566778899AABBCCDDEEFF")), Ebml.Element("3C83AB", Bytes.Text("/etc/passwd")), Ebml.Element("3E83BB", Bytes.Text("/etc/group")))),
    ];

    private static HostileFile Text(string name, string story, string fate, string text) => HostileFile.Of(name, story, fate, () => Bytes.Text(text));

    /// <summary>A Macintosh alias record, version 2, with an absolute path.</summary>
    private static byte[] Alias()
    {
        var path = Bytes.Text("/etc/passwd");
        byte[] head = [.. Bytes.Zeros(6), .. Bytes.Be16(2), .. Bytes.Zeros(142)];
        return [.. head, .. Bytes.Be16(18), .. Bytes.Be16(path.Length), .. path, 0, .. Bytes.Be16(0xFFFF), 0, 0];
    }
}
