using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Retention;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary><c>keys rewrap</c>: moves requests to the newest version of their organisation's key, and counts what names which.</summary>
internal sealed class RewrapVerb : Verb
{
    private readonly OrganisationOption _organisation = new(isRequired: false);
    private readonly Option<bool> _count = new("--count") { Description = "Only count which version how many requests name." };

    public RewrapVerb(Terminal terminal)
        : base(
            "rewrap",
            "Moves requests to the newest version of their organisation's key. A version that nothing names afterwards may be disabled; wait an hour after a rotation, as other instances still use the old one.",
            terminal,
            "smi keys rewrap --count",
            "smi keys rewrap --organisation X26T1")
    {
        Options.Add(_organisation);
        Options.Add(_count);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var rewrap = call.Deployment.Get<RewrapKeys>();
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var (seen, moved) = (0, 0);

        await call.Progress.RunAsync("Requests", total: null, async done =>
        {
            await foreach (var row in _organisation.EachAsync(call, code => rewrap.RunAsync(code, write: !call.Parsed.GetValue(_count), cancellation)))
            {
                rows[row.VaultKeyId] = rows.GetValueOrDefault(row.VaultKeyId) + 1;
                moved += row.IsNew ? 1 : 0;
                done(++seen);
            }

            return seen;
        });

        var table = new Table().Border(TableBorder.None).AddColumns("Version", "Requests");

        foreach (var (version, count) in rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            table.AddRow(Markup.Escape(version), count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        call.Answer(
            new { moved, versions = rows.Select(row => new { version = row.Key, requests = row.Value }) },
            console =>
            {
                console.WriteLine($"{moved} of {seen} requests moved.");
                console.Write(table);
            });
        return ExitCodes.Done;
    }
}
