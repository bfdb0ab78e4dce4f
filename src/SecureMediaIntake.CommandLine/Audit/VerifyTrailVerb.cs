using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Requests;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Audit;

/// <summary><c>trail verify</c>: reads every line of a chain and says the first that does not follow.</summary>
internal sealed class VerifyTrailVerb : Verb
{
    private readonly TrailSelection _which = new();

    public VerifyTrailVerb(Terminal terminal)
        : base(
            "verify",
            "Checks the chain of one request's trail, or of all, and names the first broken line. Exit code 1 when one is broken.",
            terminal,
            "smi trail verify",
            "smi trail verify 0c1d2e3f405162738495a6b7c8d9eafb",
            "smi trail verify --organisation X26T1 --json")
    {
        Arguments.Add(_which.Request);
        Options.Add(_which.Organisation);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var verdicts = await call.Progress.RunAsync("Reading trails", total: null, async done =>
        {
            var all = new List<TrailVerdict>();

            await foreach (var id in _which.OfAsync(call, cancellation))
            {
                // On a list and not there: it was never written to its end, and has no trail.
                if (await call.Deployment.Get<VerifyTrails>().RunAsync(id, cancellation) is { } verdict)
                {
                    all.Add(verdict);
                    done(all.Count);
                }
                else if (call.RequestOf(_which.Request) is not null)
                {
                    throw new RefusedException(RequestProblems.Unknown);
                }
            }

            return all;
        });

        var broken = verdicts.Where(one => one.FirstBreak is not null).ToList();
        call.Answer(
            new { requests = verdicts.Count, lines = verdicts.Sum(one => one.Lines), broken = broken.Select(one => new { request = one.Request.Value, one.Organisation, one.FirstBreak }) },
            console =>
            {
                broken.ForEach(one => console.WriteLine($"✘ {one.Request} of {one.Organisation}: broken at line {one.FirstBreak} of {one.Lines}"));
                console.WriteLine($"{verdicts.Count} requests, {verdicts.Sum(one => one.Lines)} lines: {(broken.Count == 0 ? "every chain is whole." : $"{broken.Count} broken. docs/runbooks: keep everything as it is.")}");
            });
        return broken.Count == 0 ? ExitCodes.Done : ExitCodes.Found;
    }
}
