using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Activity;

/// <summary>That one person was sent pictures of one item, in the days that are shown.</summary>
/// <param name="IsLarge">Whether more than a thumbnail.</param>
internal sealed record SeenRow(string Item, string Name, string? Organisation, DateTimeOffset First, DateTimeOffset Last, bool IsLarge)
{
    public static IReadOnlyList<SeenRow> Of(IReadOnlyList<TrailSheet> sheets) => [.. sheets.SelectMany(Of)];

    public override string ToString() => "seen row";

    private static IEnumerable<SeenRow> Of(TrailSheet sheet) => sheet.Lines
        .Where(entry => entry.Line.Action == ViewMedia.Viewed)
        .GroupBy(entry => (entry.Line.Object, entry.Line.Actor))
        .Select(views => (Item: sheet.Items.FirstOrDefault(item => item.RowKey == views.Key.Object), Views: views.ToList()))
        .Where(row => row.Item is not null)
        .OrderBy(row => row.Item!.Ordinal).ThenBy(row => row.Views[0].Line.Time)
        .Select(row => new SeenRow(
            row.Item!.NameInWords(), row.Views[0].ActorName, row.Views[0].Organisation, row.Views[0].Line.Time, row.Views[^1].Line.Time,
            row.Views.Any(view => view.Line.Reason is not "thumbnail")));
}
