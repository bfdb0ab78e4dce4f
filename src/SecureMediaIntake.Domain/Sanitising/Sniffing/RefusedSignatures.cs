using System.Text;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Recognises what people send by mistake, and what attackers send on purpose, to give the right advice. Nothing depends on it for safety:
/// a file that is not recognised here is refused all the same.
/// </summary>
internal static class RefusedSignatures
{
    /// <summary>Bytes before a PDF header that readers tolerate (ISO 32000-1, annex H.3.4.1).</summary>
    private const int PdfSlack = 1024;

    /// <summary>Start of the file as Latin-1, and what it is.</summary>
    private static readonly (string Start, Problem Problem)[] _starts =
    [
        ("\u00FF\u000A", MediaProblems.OtherPhoto),                         // JPEG XL codestream
        ("\0\0\0\u000CJXL ", MediaProblems.OtherPhoto),
        ("\0\0\0\u000CjP  ", MediaProblems.OtherPhoto),                     // JPEG 2000
        ("\u00FF\u004F\u00FF\u0051", MediaProblems.OtherPhoto),
        ("8BPS", MediaProblems.OtherPhoto),
        ("BM", MediaProblems.OtherPhoto),
        ("\0\0\u0001\0", MediaProblems.OtherPhoto),                         // icon
        ("IIRO", MediaProblems.Raw),                                        // Olympus
        ("IIRS", MediaProblems.Raw),
        ("MMOR", MediaProblems.Raw),
        ("IIU\0", MediaProblems.Raw),                                       // Panasonic
        ("FUJIFILMCCD-RAW", MediaProblems.Raw),
        ("FOVb", MediaProblems.Raw),                                        // Sigma
        ("\0MRM", MediaProblems.Raw),                                       // Minolta
        ("II\u001A\0\0\0HEAPCCDR", MediaProblems.Raw),                      // Canon CRW
        ("FLV\u0001", MediaProblems.OtherVideo),
        ("\u0030\u0026\u00B2\u0075", MediaProblems.OtherVideo),             // Windows Media
        ("OggS", MediaProblems.OtherVideo),
        ("\0\0\u0001\u00BA", MediaProblems.OtherVideo),                     // MPEG program stream
        ("\0\0\u0001\u00B3", MediaProblems.OtherVideo),
        ("ID3", MediaProblems.OtherVideo),
        ("PK\u0003\u0004", MediaProblems.Document),                         // ZIP, and with it Office
        ("PK\u0005\u0006", MediaProblems.Document),
        ("\u00D0\u00CF\u0011\u00E0", MediaProblems.Document),               // Office before 2007
        ("{\\rtf", MediaProblems.Document),
        ("%!PS", MediaProblems.Document),
        ("\u00C5\u00D0\u00D3\u00C6", MediaProblems.Document),               // EPS with a preview
        ("MZ", MediaProblems.Active),
        ("\u007FELF", MediaProblems.Active),
        ("\u00CA\u00FE\u00BA\u00BE", MediaProblems.Active),
        ("\u001F\u008B", MediaProblems.Active),                             // gzip, which may hold an SVG
        ("7z\u00BC\u00AF", MediaProblems.Active),
        ("Rar!", MediaProblems.Active),
    ];

    /// <summary>Start of the text after blanks and a byte order mark, in lower case.</summary>
    private static readonly (string Start, Problem Problem)[] _textStarts =
    [
        ("#extm3u", MediaProblems.Playlist),
        ("ffconcat", MediaProblems.Playlist),
        ("file '", MediaProblems.Playlist),
        ("concat:", MediaProblems.Playlist),
        ("[playlist]", MediaProblems.Playlist),
        ("v=0\n", MediaProblems.Playlist),
        ("v=0\r", MediaProblems.Playlist),
        ("<mpd", MediaProblems.Playlist),
        ("<smil", MediaProblems.Playlist),
        ("<asx", MediaProblems.Playlist),
        ("#!", MediaProblems.Active),
        ("<", MediaProblems.Active),                                        // HTML, SVG, XML, MSL
        ("push graphic-context", MediaProblems.Active),                     // MVG
        ("viewbox", MediaProblems.Active),
    ];

    public static Problem Find(ReadOnlySpan<byte> head)
    {
        var bytes = Encoding.Latin1.GetString(head);
        foreach (var (start, problem) in _starts)
        {
            if (bytes.StartsWith(start, StringComparison.Ordinal))
            {
                return problem;
            }
        }

        var text = AsText(bytes);
        foreach (var (start, problem) in _textStarts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                // <?xml … ?> hides what follows it.
                return problem == MediaProblems.Active && text.Contains("<mpd", StringComparison.Ordinal) ? MediaProblems.Playlist : problem;
            }
        }

        return bytes.AsSpan(0, Math.Min(bytes.Length, PdfSlack)).Contains("%PDF-", StringComparison.Ordinal)
            ? MediaProblems.Document
            : MediaProblems.Unknown;
    }

    private static string AsText(string bytes)
    {
        // UTF-16 text becomes readable without its zeros; good enough to choose words by.
        var text = bytes.Replace("\0", "", StringComparison.Ordinal);
        return text.TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FE', '\u00FF', ' ', '\t', '\r', '\n').ToLowerInvariant();
    }
}
