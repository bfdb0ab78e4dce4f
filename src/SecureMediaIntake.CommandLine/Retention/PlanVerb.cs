using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary><c>retention plan</c>: what is over its time, and what the rules say of it.</summary>
internal sealed class PlanVerb : Verb
{
    private readonly OrganisationOption _organisation = new(isRequired: false);
    private readonly Option<FileInfo?> _rules = RetentionOptions.Rules();
    private readonly Option<DateOnly?> _day = RetentionOptions.Day();

    public PlanVerb(Terminal terminal)
        : base(
            "plan",
            "Lists the requests that are over their time, with the rule and what it says. It changes nothing.",
            terminal,
            "smi retention plan",
            "smi retention plan --organisation X26T1 --on 2034-12-31 --json")
    {
        Options.Add(_organisation);
        Options.Add(_rules);
        Options.Add(_day);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var rules = RetentionOptions.Read(call.Parsed.GetValue(_rules));
        var plan = call.Deployment.Get<PlanRetention>();
        var on = call.Parsed.GetValue(_day) ?? UkTime.DayOf(call.Deployment.Get<TimeProvider>().GetUtcNow());
        var due = new List<DueRequest>();

        await call.Progress.RunAsync("Judging", total: null, async done =>
        {
            await foreach (var one in _organisation.EachAsync(call, code => plan.RunAsync(code, rules, on, cancellation)))
            {
                due.Add(one);
                done(due.Count);
            }

            return due.Count;
        });

        var table = new Table().Border(TableBorder.None).AddColumns("Request", "Over since", "Rule", "What", "Kept by");

        foreach (var one in due)
        {
            table.AddRow(new[]
            {
                one.Request.Value, UkTime.FullDate(one.Verdict.Due), one.Verdict.Rule, one.Asked ? "asked" : one.Verdict.Action.ToString().ToLowerInvariant(),
                one.OnHold ? "legal hold" : one.Verdict.Why ?? string.Empty,
            }.Select(Markup.Escape).ToArray());
        }

        call.Answer(
            due.Select(one => new { request = one.Request.Value, one.Verdict.Due, one.Verdict.Rule, one.Verdict.Action, one.Verdict.Why, one.OnHold, one.Asked }),
            console => console.Write(due.Count == 0 ? new Text("Nothing is over its time.\n") : table));
        return ExitCodes.Done;
    }
}
