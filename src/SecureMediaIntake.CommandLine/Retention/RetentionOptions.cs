using System.CommandLine;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary>What the commands of this folder ask for, each in one way.</summary>
internal static class RetentionOptions
{
    /// <summary>The draft rules, as they are in the repository.</summary>
    private const string Draft = "retention.csv";

    public static Option<string> By() => new("--as")
    {
        Description = "Who you are. It stands in the trail as what you said; the platform's log has to say who opened the shell.", HelpName = "NAME", Required = true,
    };

    public static Option<string> Case() => new("--case")
    {
        Description = $"Number of the case in your files; no name, NHS number or telephone number: the trail outlives the request. At most {CaseNumber.MaxLength} characters.",
        HelpName = "NUMBER",
        Required = true,
    };

    public static Argument<RequestId> Request() => new("request")
    {
        Description = "Id of the request: 32 hexadecimal digits, as in its address.",
        CustomParser = result =>
        {
            var typed = result.Tokens[0].Value;

            if (!OpaqueId.IsOne(typed))
            {
                result.AddError($"'{typed}' is no id of a request: 32 lower-case hexadecimal digits.");
            }

            return RequestId.From(typed);
        },
    };

    public static Option<string?> Organisation() => new("--organisation") { Description = "Only this one, by its ODS code. All of them without it.", HelpName = "CODE" };

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

    /// <summary>The organisations that are meant.</summary>
    /// <exception cref="Shell.RefusedException">There is no such organisation.</exception>
    public static IReadOnlyList<Organisation> Of(Start.Deployment deployment, string? code)
    {
        var found = deployment.Organisations.All.Where(one => code is null || one.Code == code).ToList();
        return found.Count > 0 ? found : throw new Shell.RefusedException(RequestProblems.Unknown with { PublicMessage = $"No organisation with the code {code} is on board." });
    }
}
