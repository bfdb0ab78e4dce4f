using System.Globalization;

using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.FunctionApp.Clinic.Media;

/// <summary>Which bytes of a file a request asks for. Numbers are those of the plain file.</summary>
/// <remarks>RFC 9110 section 14: one range, the unit <c>bytes</c>. Several ranges are refused: nobody who plays or shows a file needs them.</remarks>
internal abstract record ByteRange
{
    private const string Unit = "bytes=";

    private ByteRange()
    {
        // Closed: the three below are all there is.
    }

    /// <param name="range">The Range header, or null.</param>
    /// <param name="ifRange">The If-Range header, or null: a range of another version would be glued to the wrong bytes.</param>
    /// <param name="etag">The file's entity tag, quotes included.</param>
    /// <param name="total">Bytes of the file.</param>
    public static ByteRange Read(string? range, string? ifRange, string etag, long total)
    {
        if (range is null || !range.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) || (ifRange is not null && ifRange != etag))
        {
            return new Whole();
        }

        var parts = range[Unit.Length..].Trim().Split('-');

        return parts switch
        {
            ["", var suffix] when TryNumber(suffix, out var count) && count > 0 && total > 0 =>
                Cut(Math.Max(0, total - count), total),
            [var first, ""] when TryNumber(first, out var from) && from < total => Open(from, total),
            [var first, var last] when TryNumber(first, out var from) && TryNumber(last, out var to) && from <= to && from < total =>
                Cut(from, Math.Min(to, total - 1) + 1),
            _ => new None(),
        };
    }

    /// <summary>An open end leaves the length to us: to the end of the region that it starts in, so that each region is opened once only.</summary>
    private static Part Open(long from, long total) =>
        Cut(from, Math.Min(total, ((from / IRenditions.MaxRange) + 1) * IRenditions.MaxRange));

    private static Part Cut(long from, long end) => new(from, (int)Math.Min(end - from, IRenditions.MaxRange));

    /// <summary>Digits only. A number beyond 64 bits lies beyond every file.</summary>
    private static bool TryNumber(string text, out long number)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            number = long.MaxValue;
        }

        return text.Length > 0 && text.All(char.IsAsciiDigit);
    }

    /// <summary>All of it: no range was asked for, or none that we understand.</summary>
    public sealed record Whole : ByteRange;

    /// <param name="Length">At most <see cref="IRenditions.MaxRange"/>, whatever was asked: the asker comes back for the rest.</param>
    public sealed record Part(long Offset, int Length) : ByteRange;

    /// <summary>Nothing that could be sent.</summary>
    public sealed record None : ByteRange;
}
