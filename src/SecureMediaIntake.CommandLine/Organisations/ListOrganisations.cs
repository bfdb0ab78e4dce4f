using SecureMediaIntake.CommandLine.Shell;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Organisations;

/// <summary><c>organisation list</c>: who is on board, by the settings.</summary>
internal sealed class ListOrganisations(Terminal terminal) : Verb(
    "list", "Lists the organisations on board, with their tenant, key and care record.", terminal, "smi organisation list", "smi organisation list --json")
{
    protected override Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var all = call.Deployment.Organisations.All;
        var table = new Table().Border(TableBorder.None).AddColumns("Code", "Name", "Tenant", "Key", "Care record");

        foreach (var one in all)
        {
            table.AddRow(new[] { one.Code, one.Name, one.TenantId.ToString("D"), one.VaultKey, one.FhirBaseUri.ToString() }.Select(Markup.Escape).ToArray());
        }

        call.Answer(
            all.Select(one => new { one.Code, one.Name, one.TenantId, one.VaultKey, one.RowSecret, one.FhirBaseUri, one.RecordIdentifierBase, one.Scan }),
            console => console.Write(table));
        return Task.FromResult(ExitCodes.Done);
    }
}
