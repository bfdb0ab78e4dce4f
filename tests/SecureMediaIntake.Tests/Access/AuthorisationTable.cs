namespace SecureMediaIntake.Tests.Access;

/// <summary>docs/authorisation.csv: what auditors read and both kinds of test run.</summary>
internal static class AuthorisationTable
{
    /// <summary>Columns before the people.</summary>
    private const int Keys = 6;

    public static IReadOnlyList<AuthorisationLine> Read(string root)
    {
        var lines = File.ReadAllLines(Path.Combine(root, "docs", "authorisation.csv"));
        var people = lines[0].Split(',')[Keys..];
        return [.. lines.Skip(1).Select(line => Line(line.Split(','), people))];
    }

    private static AuthorisationLine Line(string[] cells, string[] people) => new(
        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5],
        people.Zip(cells[Keys..]).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
}

/// <param name="Test"><c>http</c> or <c>rule</c>.</param>
/// <param name="Who">Whom the route serves.</param>
/// <param name="State">Of the request that it is about; <c>-</c> where there is none.</param>
/// <param name="Cells">By person or system.</param>
internal sealed record AuthorisationLine(
    string Test, string Who, string Method, string Route, string Action, string State, IReadOnlyDictionary<string, string> Cells)
{
    public override string ToString() => $"{Method} {Route} {Action} {State}";
}
