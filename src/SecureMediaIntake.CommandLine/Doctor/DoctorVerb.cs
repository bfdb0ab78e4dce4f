using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;

namespace SecureMediaIntake.CommandLine.Doctor;

/// <summary><c>doctor</c>: looks at a deployment, says what is wrong in plain words and what to do about it. Changes nothing.</summary>
internal sealed class DoctorVerb : Verb
{
    private readonly Option<string[]> _only = new("--only") { Description = "These checks only, and settings.", HelpName = "CHECK", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _except = new("--except") { Description = "All but these checks.", HelpName = "CHECK", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings count as faults." };

    public DoctorVerb(Terminal terminal)
        : base(
            "doctor",
            "Looks at the deployment and says what is wrong and what to do about it. It changes nothing.",
            terminal,
            "smi doctor",
            "smi doctor --strict --json",
            "smi doctor --only keys vault",
            "smi doctor --except sandbox tools scanner     # on a machine that is not the app's")
    {
        _only.AcceptOnlyFromAmong([.. DoctorServices.Names]);
        _except.AcceptOnlyFromAmong([.. DoctorServices.Names]);
        Options.Add(_only);
        Options.Add(_except);
        Options.Add(_strict);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var only = call.Parsed.GetValue(_only) ?? [];
        var except = call.Parsed.GetValue(_except) ?? [];
        var (settings, deployment) = SettingsCheck.Run(call);
        var wanted = deployment is null ? [] : DoctorServices.All
            .Where(one => (only.Length == 0 || only.Contains(one.Name)) && !except.Contains(one.Name))
            .Select(one => new Func<ICheck>(() => deployment.Check(one.Check, one.Name)))
            .ToList();
        var examined = await call.Progress.RunAsync("Looking", wanted.Count, done => Examination.RunAsync(wanted, done, cancellation));
        IReadOnlyList<Examined> all = [settings, .. examined];
        var worst = all.Max(one => one.Verdict);

        call.Answer(new { verdict = worst, checks = all }, console => new DoctorReport(console).Write(all, everythingWasLookedAt: deployment is not null));
        return worst >= (call.Parsed.GetValue(_strict) ? Verdict.Warning : Verdict.Fault) ? ExitCodes.Found : ExitCodes.Done;
    }
}
