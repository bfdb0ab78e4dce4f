using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>That one person opened an item large.</summary>
/// <param name="At">When they did so first.</param>
public sealed record Seen(string Name, DateTimeOffset At)
{
    public override string ToString() => "seen";
}

/// <summary>
/// Who has seen an item, read from the trail. A thumbnail in a list is not seen: nobody judges a wound by 320 pixels, and a mark that says so would let
/// everybody believe that somebody else had looked.
/// </summary>
public static class SeenMarks
{
    private static readonly string[] Large = [PartName(RenditionPart.Preview), PartName(RenditionPart.Kept)];

    /// <returns>Each person once, oldest first.</returns>
    public static IReadOnlyList<Seen> SeenBy(this RequestSheet sheet, ItemSheet item) =>
    [
        .. sheet.Trail
            .Where(entry => entry.Line.Action == ViewMedia.Viewed && entry.Line.Object == item.Item.RowKey && IsLarge(entry.Line))
            .GroupBy(entry => entry.Line.Actor, StringComparer.Ordinal)
            .Select(person => person.MinBy(entry => entry.Line.Time)!)
            .OrderBy(first => first.Line.Time)
            .Select(first => new Seen(first.ActorName, first.Line.Time)),
    ];

    /// <summary>Whether a line of a view tells of more than a thumbnail.</summary>
    internal static bool IsLarge(TrailLine line) => Large.Contains(line.Reason, StringComparer.Ordinal);

    /// <summary>As <see cref="ViewMedia"/> writes it.</summary>
    internal static string PartName(RenditionPart part) => part.ToString().ToLowerInvariant();
}
