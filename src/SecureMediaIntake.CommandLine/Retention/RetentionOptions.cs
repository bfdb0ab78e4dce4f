using System.CommandLine;

using SecureMediaIntake.Domain.Retention;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary>What the commands of this folder ask for, each in one way.</summary>
internal static class RetentionOptions
{
    /// <summary>The draft rules, as they are in the repository.</summary>
    private const string Draft = "retention.csv";

    public static Option<string> Case() => new("--case")
    {
        Description = $"Number of the case in your files; no name, NHS number or telephone number: the trail outlives the request. At most {CaseNumber.MaxLength} characters.",
        HelpName = "NUMBER",
        Required = true,
    };

    public static Option<FileInfo?> Rules() => new("--rules")
    {
        Description = "Your own rules, in the form of docs/retention.csv. Without it, the drafts that came with this version.", HelpName = "FILE",
    };

    public static Option<DateOnly?> Day() => new("--on") { Description = "Judge as of this day (2026-12-31). Today without it.", HelpName = "DAY" };

    /// <exception cref="FormatException">A line is not understood; it says which.</exception>
    public static IReadOnlyList<RetentionRule> Read(FileInfo? rules)
    {
        using var csv = rules is null
            ? new StreamReader(typeof(RetentionOptions).Assembly.GetManifestResourceStream(Draft)!)
            : rules.OpenText();
        return RetentionTable.Read(csv);
    }
}
