using System.Globalization;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>Reads the rules: <c>nation,record,start,period,action,note</c>. A line that is not understood stops everything; a rule that was skipped could erase.</summary>
public static partial class RetentionTable
{
    private const string Header = "nation,record,start,period,action,note";

    private static readonly Dictionary<string, RetainedRecord> Records = new(StringComparer.Ordinal)
    {
        ["adult health record"] = RetainedRecord.Adult,
        ["child health record"] = RetainedRecord.Child,
        ["request without media"] = RetainedRecord.WithoutMedia,
    };

    /// <summary>
    /// Kinds that this service does not judge. Deaths are in the care record, not here, and their periods end sooner or are for general practice alone; the rest is done
    /// by the pipeline, or goes with its request.
    /// </summary>
    private static readonly HashSet<string> NotJudged =
        ["record of somebody who died", "general practice record", "trail of a request", "refused original", "blob that no row waits for"];

    private static readonly Dictionary<string, RetentionStart> Starts = new(StringComparer.Ordinal)
    {
        ["last-contact"] = RetentionStart.LastContact,
        ["birth-date"] = RetentionStart.BirthDate,
        ["link-end"] = RetentionStart.LinkEnd,
    };

    /// <exception cref="FormatException">A line is not understood; it says which.</exception>
    public static IReadOnlyList<RetentionRule> Read(TextReader csv)
    {
        if (csv.ReadLine() != Header)
        {
            throw new FormatException($"The rules of retention begin with the line \"{Header}\".");
        }

        var rules = new List<RetentionRule>();

        for (var number = 2; csv.ReadLine() is { } line; number++)
        {
            var cells = line.Split(',', 6);

            if (cells is [_, var record, ..] && NotJudged.Contains(record))
            {
                continue;
            }

            rules.Add(RuleIn(cells) ?? throw new FormatException($"Line {number} of the rules of retention is not understood."));
        }

        return rules;
    }

    private static RetentionRule? RuleIn(string[] cells) =>
        cells is [var nation, var record, var start, var period, var action, _]
        && (nation == "all" || Enum.TryParse<Nation>(nation.Replace(" ", string.Empty, StringComparison.Ordinal), out _))
        && Records.TryGetValue(record, out var kind)
        && Starts.TryGetValue(start, out var from)
        && PeriodIn(period) is { } length
        && action is "review" or "erase"
            ? new(
                nation == "all" ? null : Enum.Parse<Nation>(nation.Replace(" ", string.Empty, StringComparison.Ordinal)), kind, from, length,
                action == "erase" ? RetentionAction.Erase : RetentionAction.Review)
            : null;

    private static Period? PeriodIn(string text) => Form().Match(text) is { Success: true } match
        && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number
            ? match.Groups[2].Value == "Y" ? new(number, 0) : new(0, number)
            : null;

    [GeneratedRegex(@"\AP([0-9]{1,4})([YD])\z")]
    private static partial Regex Form();
}
