using System.Text;

using Microsoft.AspNetCore.Mvc;

namespace SecureMediaIntake.FunctionApp.Clinic.Activity;

/// <summary>A table as RFC 4180 wants it: commas, CRLF, quotes doubled, every cell quoted.</summary>
internal static class Csv
{
    private const string ContentType = "text/csv; charset=utf-8";

    /// <summary>
    /// What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection). A name or reason that begins so gets an apostrophe before it: quotes alone do
    /// not help, as they are gone before the cell is looked at.
    /// </summary>
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    /// <param name="name">File name: it says nothing of whom, as a saved copy must not carry a name into a downloads folder.</param>
    public static FileContentResult File(string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows) =>
        new(Bytes(header, rows), ContentType) { FileDownloadName = name };

    /// <remarks>With the mark at its start, or a spreadsheet takes UTF-8 for the code page of the machine and spoils every accent.</remarks>
    internal static byte[] Bytes(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows) =>
        [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text(rows.Prepend(header)))];

    /// <summary>Rows alone, for a table that is written piece by piece.</summary>
    internal static string Text(IEnumerable<IReadOnlyList<string?>> rows) => string.Concat(rows.Select(row => string.Join(',', row.Select(Cell)) + "\r\n"));

    private static string Cell(string? value)
    {
        var safe = value is { Length: > 0 } && Array.IndexOf(FormulaStarts, value.TrimStart(' ').FirstOrDefault()) >= 0 ? $"'{value}" : value;
        return $"\"{safe?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
