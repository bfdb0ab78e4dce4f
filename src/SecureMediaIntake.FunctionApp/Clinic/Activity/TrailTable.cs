using System.Globalization;

using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Activity;

/// <summary>Lines of one or several trails as rows, newest first: on the page and in the file the same.</summary>
internal sealed record TrailTable(IReadOnlyList<TrailSheet> Sheets, bool IsCut, bool ShowsRequest)
{
    public static IReadOnlyList<string> Header { get; } = ["Time (UTC)", "Who", "Organisation", "What", "Why", "Patient", "Request", "Line", "Code", "Chain"];

    public IReadOnlyList<(TrailSheet Sheet, TrailEntry Entry)> Rows { get; } =
        [.. Sheets.SelectMany(sheet => sheet.Lines.Select(entry => (sheet, entry))).OrderByDescending(row => row.entry.Line.Time).ThenByDescending(row => row.entry.Line.Seq)];

    public IEnumerable<TrailSheet> Broken => Sheets.Where(sheet => sheet.FirstBreak is not null);

    public IEnumerable<IReadOnlyList<string?>> Cells => Rows.Select(row => (IReadOnlyList<string?>)
    [
        row.Entry.Line.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        row.Entry.ActorName,
        row.Entry.Organisation,
        row.Entry.Line.InWords(row.Sheet.Items),
        row.Entry.Said,
        row.Sheet.Patient is { } patient ? PatientName.Of(patient) : null,
        row.Sheet.Request.Value,
        row.Entry.Line.Seq.ToString(CultureInfo.InvariantCulture),
        row.Entry.Line.Action,
        row.Sheet.FirstBreak is { } at ? string.Create(CultureInfo.InvariantCulture, $"broken at line {at}") : "whole",
    ]);

    public override string ToString() => "trail table";
}
