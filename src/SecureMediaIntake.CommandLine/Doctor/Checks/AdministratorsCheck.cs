using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>Somebody in each organisation must be able to say who works there.</summary>
internal sealed class AdministratorsCheck(IDirectory directory, OrganisationDirectory organisations) : ICheck
{
    public string Name => "administrators";

    public string Looks => "that each organisation has an administrator";

    public string IfSilent => Cures.Storage;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Examination.EachAsync(organisations.All, one => one.Code, async one =>
        Judge(one, await directory.PeopleAsync(one.Code, cancellation)));

    internal static Finding Judge(Organisation organisation, IReadOnlyList<DirectoryPerson> people)
    {
        if (people.Any(person => person.IsActive && person.Roles.HasFlag(Roles.Administrator)))
        {
            return Finding.Good(organisation.Code);
        }

        // A row in the directory wins over the setting, also when it takes the right away.
        return organisation.FirstAdministrators.Any(first => people.All(person => person.Id != new PersonId(organisation.TenantId, first)))
            ? Finding.Warning(organisation.Code, "Only the settings name an administrator.", $"Add one: smi clinician add --organisation {organisation.Code} --role Administrator …; then take FirstAdministrators out.")
            : Finding.Fault(organisation.Code, "Nobody is administrator there: nobody can be let in or put out.", $"smi clinician add --organisation {organisation.Code} --role Administrator …, or Organisations__…__FirstAdministrators__0.");
    }
}
