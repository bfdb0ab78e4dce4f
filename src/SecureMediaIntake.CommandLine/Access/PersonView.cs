using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.CommandLine.Access;

/// <summary>Somebody of the directory as smi answers it.</summary>
internal sealed record PersonView(Guid Object, string Name, string Job, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, bool IsActive, bool IsNamedGuest)
{
    public static PersonView Of(DirectoryPerson person) => new(
        person.Id.Object,
        person.Name,
        person.Job,
        [.. AddClinician.Roles.Where(role => person.Roles.HasFlag(role)).Select(role => role.ToString())],
        [.. person.Teams.Order(StringComparer.Ordinal)],
        person.IsActive,
        person.IsNamedGuest);
}
