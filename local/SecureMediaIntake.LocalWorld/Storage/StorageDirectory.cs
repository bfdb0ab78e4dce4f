using Azure.Core.Pipeline;
using Azure.Data.Tables;
using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.Storage;

/// <summary>Fills the product's directory of people and teams, as an organisation's administrator would have done (docs/authorisation.md).</summary>
public sealed class StorageDirectory(StorageAccount account, LocalAuthority authority)
{
    private const string Table = "Directory";

    public async Task SeedAsync(SeedOrganisation organisation, CancellationToken cancellation)
    {
        var teams = organisation.Teams.Select(team => new TableEntity(organisation.Code, $"team:{team.Id}") { ["Name"] = team.Name });
        var people = organisation.Users.Where(user => user.Directory is not null).Select(user => Row(organisation, user));
        var all = teams.Concat(people).Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
        await RunAsync(table => table.SubmitTransactionAsync(all, cancellation));
    }

    /// <summary>Writes somebody's row anew: another role, another team, gone.</summary>
    public Task PutAsync(SeedOrganisation organisation, SeedUser person, CancellationToken cancellation) =>
        RunAsync(table => table.UpsertEntityAsync(Row(organisation, person), TableUpdateMode.Replace, cancellation));

    public Task RemoveAsync(SeedOrganisation organisation, SeedUser person, CancellationToken cancellation) =>
        RunAsync(table => table.DeleteEntityAsync(organisation.Code, KeyOf(organisation, person), cancellationToken: cancellation));

    private async Task RunAsync(Func<TableClient, Task> work)
    {
        using var client = authority.CreateClient();
        using var transport = new HttpClientTransport(client);
        await work(new TableServiceClient(account.ConnectionString, new TableClientOptions { Transport = transport }).GetTableClient(Table));
    }

    private static TableEntity Row(SeedOrganisation organisation, SeedUser user) =>
        new(organisation.Code, KeyOf(organisation, user))
        {
            ["Name"] = user.Name,
            ["Job"] = user.Directory!.Job,
            ["Roles"] = string.Join(',', user.Directory.Roles),
            ["Teams"] = string.Join(',', user.Directory.Teams),
            ["Active"] = user.Directory.Active,
            ["NamedGuest"] = user.Directory.NamedGuest,
        };

    private static string KeyOf(SeedOrganisation organisation, SeedUser user) =>
        $"person:{new Guid(organisation.TenantId):N}:{new Guid(user.Oid):N}";
}
