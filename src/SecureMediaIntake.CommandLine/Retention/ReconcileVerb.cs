using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Retention;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary><c>reconcile</c>: holds the ledger against files, record and what is owed.</summary>
internal sealed class ReconcileVerb : Verb
{
    private readonly OrganisationOption _organisation = new(isRequired: false);
    private readonly Option<bool> _mend = new("--mend") { Description = "Put right what needs nobody's decision: erase again what came back, look again at what is owed." };

    public ReconcileVerb(Terminal terminal)
        : base(
            "reconcile",
            "Holds every request against its files, the care record and what is owed, as after a restore, and lists what does not fit together.",
            terminal,
            "smi reconcile",
            "smi reconcile --mend --organisation X26T1")
    {
        Options.Add(_organisation);
        Options.Add(_mend);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var reconcile = call.Deployment.Get<ReconcileRequests>();
        var found = new List<Discrepancy>();

        await call.Progress.RunAsync("Holding against each other", total: null, async done =>
        {
            await foreach (var one in _organisation.EachAsync(call, code => reconcile.RunAsync(code, call.Parsed.GetValue(_mend), cancellation)))
            {
                found.Add(one);
                done(found.Count);
            }

            return found.Count;
        });

        var table = new Table().Border(TableBorder.None).AddColumns("Request", "Item", "What", "Mended");

        foreach (var one in found)
        {
            table.AddRow(new[] { one.Request.Value, one.Item?.Value ?? string.Empty, one.What, one.IsMended ? "yes" : "no" }.Select(Markup.Escape).ToArray());
        }

        call.Answer(
            found.Select(one => new { request = one.Request.Value, item = one.Item?.Value, one.What, one.IsMended }),
            console => console.Write(found.Count == 0 ? new Text("Everything fits together.\n") : table));
        return found.All(one => one.IsMended) ? ExitCodes.Done : ExitCodes.Found;
    }
}
