using Azure.Data.Tables;

using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Storage.Access;

/// <summary>
/// <see cref="IDirectory"/> over the table <c>Directory</c>: a partition for each organisation, a row <c>person:…</c> for each person and <c>team:…</c> for
/// each team, in columns that whoever looks after it can read.
/// </summary>
internal sealed class TableDirectory(TableServiceClient tables, TimeProvider clock) : IDirectory, IDirectoryEditor
{
    public const string TableName = "Directory";

    private readonly TableClient _table = tables.GetTableClient(TableName);
    private readonly FreshCopies<(string Organisation, PersonId Person), DirectoryPerson?> _people = new(clock);
    private readonly FreshCopies<string, IReadOnlyList<Team>> _teams = new(clock);

    private readonly FreshCopies<string, IReadOnlyList<DirectoryPerson>> _everybody = new(clock);

    public Task<DirectoryPerson?> FindAsync(string organisation, PersonId person, CancellationToken cancellation) => _people.GetAsync(
        (organisation, person), () => Outages.GuardAsync("Reading the directory", () => ReadPersonAsync(organisation, person, cancellation), cancellation));

    public Task<IReadOnlyList<Team>> TeamsAsync(string organisation, CancellationToken cancellation) => _teams.GetAsync(
        organisation, () => Outages.GuardAsync("Reading the teams", () => ReadTeamsAsync(organisation, cancellation), cancellation));

    public Task<IReadOnlyList<DirectoryPerson>> PeopleAsync(string organisation, CancellationToken cancellation) => _everybody.GetAsync(
        organisation, () => Outages.GuardAsync("Reading the people", () => ReadPeopleAsync(organisation, cancellation), cancellation));

    public Task PutAsync(string organisation, DirectoryPerson person, CancellationToken cancellation) => Outages.GuardAsync(
        "Writing the directory",
        () => _table.UpsertEntityAsync(DirectoryEntities.Row(organisation, person), TableUpdateMode.Replace, cancellation),
        cancellation);

    private async Task<DirectoryPerson?> ReadPersonAsync(string organisation, PersonId person, CancellationToken cancellation)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(organisation, DirectoryEntities.KeyOf(person), cancellationToken: cancellation);
        return found.HasValue ? DirectoryEntities.Person(person, found.Value!) : null;
    }

    private async Task<IReadOnlyList<Team>> ReadTeamsAsync(string organisation, CancellationToken cancellation)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {organisation} and RowKey ge {DirectoryEntities.TeamsFrom} and RowKey lt {DirectoryEntities.TeamsUntil}"),
            cancellationToken: cancellation);
        return [.. (await rows.Select(DirectoryEntities.Team).ToListAsync(cancellation)).OrderBy(team => team.Name, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<DirectoryPerson>> ReadPeopleAsync(string organisation, CancellationToken cancellation)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {organisation} and RowKey ge {DirectoryEntities.PeopleFrom} and RowKey lt {DirectoryEntities.PeopleUntil}"),
            cancellationToken: cancellation);
        return [.. (await rows.Select(DirectoryEntities.Person).ToListAsync(cancellation)).OfType<DirectoryPerson>().OrderBy(person => person.Name, StringComparer.Ordinal)];
    }
}
