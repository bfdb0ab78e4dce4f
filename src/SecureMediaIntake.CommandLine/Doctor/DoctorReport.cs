using System.Diagnostics;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Doctor;

/// <summary>What people read: a line for each check, and under it what is wrong and what to do.</summary>
internal sealed class DoctorReport(IAnsiConsole console)
{
    /// <summary>Columns of a check's name.</summary>
    private const int NameWidth = 15;

    public void Write(IReadOnlyList<Examined> all, bool everythingWasLookedAt)
    {
        foreach (var one in all)
        {
            console.MarkupLine($"{Mark(one.Verdict)} {Markup.Escape(one.Name.PadRight(NameWidth))} [dim]{Markup.Escape(one.Looks)}[/]");

            foreach (var finding in one.Findings.Where(finding => finding.Verdict is not Verdict.Good))
            {
                var about = finding.About.Length == 0 ? string.Empty : $"{finding.About}: ";
                console.MarkupLine($"    {Mark(finding.Verdict)} {Markup.Escape(about + finding.Wrong)}");
                console.MarkupLine($"      → {Markup.Escape(finding.Do ?? string.Empty)}");
            }
        }

        console.WriteLine();
        console.WriteLine(Sum(all, everythingWasLookedAt));
    }

    private static string Sum(IReadOnlyList<Examined> all, bool everythingWasLookedAt)
    {
        var (faults, warnings, unseen) = (Count(all, Verdict.Fault), Count(all, Verdict.Warning), Count(all, Verdict.NotSeen));
        var sum = faults == 0 ? "No fault found" : faults == 1 ? "1 fault" : $"{faults} faults";
        var more = (warnings > 0 ? $", {warnings} to look at" : string.Empty) + (unseen > 0 ? $", {unseen} not seen from here" : string.Empty);
        return everythingWasLookedAt ? $"{sum}{more}." : $"{sum}{more}. Nothing else was looked at: without these settings there is nothing to ask.";
    }

    private static int Count(IReadOnlyList<Examined> all, Verdict verdict) => all.SelectMany(one => one.Findings).Count(finding => finding.Verdict == verdict);

    /// <summary>A sign and never a colour alone.</summary>
    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Good => "[green]✔[/]",
        Verdict.NotSeen => "[dim]?[/]",
        Verdict.Warning => "[yellow]![/]",
        Verdict.Fault => "[red]✘[/]",
        _ => throw new UnreachableException(),
    };
}
