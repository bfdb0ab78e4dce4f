using Azure.Data.Tables;

using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Storage.Access;

/// <summary>Rows of the table <c>Directory</c>. What is missing or not understood gives no right.</summary>
internal static class DirectoryEntities
{
    /// <summary>Bounds of the teams' row keys: every key that begins with <c>team:</c>, as <c>;</c> follows the colon.</summary>
    public const string TeamsFrom = "team:";
    public const string TeamsUntil = "team;";

    public const string PeopleFrom = "person:";
    public const string PeopleUntil = "person;";

    private const char Between = ',';

    /// <summary>Roles that a person can have. Those of systems come with their tokens.</summary>
    private static readonly Roles[] Kept = [Roles.Clinician, Roles.Senior, Roles.GovernanceLead, Roles.Administrator, Roles.Operator];

    public static string KeyOf(PersonId person) => $"{PeopleFrom}{person.Tenant:N}:{person.Object:N}";

    /// <returns>Null for a row whose key is not a person's: somebody wrote it by hand.</returns>
    public static DirectoryPerson? Person(TableEntity row) =>
        row.RowKey.Split(':') is [_, var tenant, var person] && Guid.TryParseExact(tenant, "N", out var tid) && Guid.TryParseExact(person, "N", out var oid)
            ? Person(new(tid, oid), row)
            : null;

    public static DirectoryPerson Person(PersonId id, TableEntity row) => new(
        id,
        row.GetString("Name") ?? string.Empty,
        row.GetString("Job") ?? string.Empty,
        Parts(row, "Roles").Select(RoleOf).Aggregate(Roles.None, (all, one) => all | one),
        Parts(row, "Teams").ToHashSet(StringComparer.Ordinal),
        row.GetBoolean("Active") ?? false,
        row.GetBoolean("NamedGuest") ?? false);

    /// <summary>The row of somebody, as <see cref="Person(PersonId, TableEntity)"/> reads it.</summary>
    public static TableEntity Row(string organisation, DirectoryPerson person) => new(organisation, KeyOf(person.Id))
    {
        ["Name"] = person.Name,
        ["Job"] = person.Job,
        ["Roles"] = string.Join(Between, Kept.Where(role => person.Roles.HasFlag(role))),
        ["Teams"] = string.Join(Between, person.Teams.Order(StringComparer.Ordinal)),
        ["Active"] = person.IsActive,
        ["NamedGuest"] = person.IsNamedGuest,
    };

    public static Team Team(TableEntity row) => new(row.RowKey[TeamsFrom.Length..], row.GetString("Name") ?? string.Empty, row.GetString("Phone"));

    /// <summary>By name only: a number would be taken for a set of roles, and a role of a newer version means nothing here. Systems have their roles from their token.</summary>
    private static Roles RoleOf(string name) => name switch
    {
        nameof(Roles.Clinician) => Roles.Clinician,
        nameof(Roles.Senior) => Roles.Senior,
        nameof(Roles.GovernanceLead) => Roles.GovernanceLead,
        nameof(Roles.Administrator) => Roles.Administrator,
        nameof(Roles.Operator) => Roles.Operator,
        _ => Roles.None,
    };

    private static string[] Parts(TableEntity row, string column) =>
        (row.GetString(column) ?? string.Empty).Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
