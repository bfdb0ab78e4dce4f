using System.Globalization;

namespace SecureMediaIntake.SystemTests.Goals;

/// <summary>Goals beside what was measured. It never fails a build: the times of a busy machine are nobody's defect.</summary>
internal sealed class GoalTable
{
    private readonly List<(string Goal, string Wanted, string Measured, bool? Met)> _rows = [];

    /// <param name="met">Null for a figure that has no goal.</param>
    public void Add(string goal, string wanted, string measured, bool? met) => _rows.Add((goal, wanted, measured, met));

    /// <param name="measured">At most <paramref name="most"/>.</param>
    public void AddAtMost(string goal, double most, double measured, string unit, int digits = 0) =>
        Add(goal, $"{Number(most, digits)} {unit}".TrimEnd(), $"{Number(measured, digits)} {unit}".TrimEnd(), measured <= most);

    public IReadOnlyList<string> Lines() =>
    [
        $"     {"goal",-62} {"wanted, at most",-20} measured",
        .. _rows.Select(row => $"{(row.Met switch { true => "met ", false => "NOT ", null => "    " })} {row.Goal,-62} {row.Wanted,-20} {row.Measured}"),
    ];

    public static string Number(double value, int digits = 0) => value.ToString($"N{digits}", CultureInfo.InvariantCulture);
}
