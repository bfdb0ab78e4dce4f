using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.CommandLine.Access;

/// <summary>Whom a command of the directory is about: an Entra object id in the organisation's own tenant. A name or an address is never an identity.</summary>
internal sealed class PersonOptions
{
    public OrganisationOption Organisation { get; } = new(isRequired: true);

    public Option<Guid> Object { get; } = new("--object") { Description = "Their object id in the organisation's Entra tenant.", HelpName = "ID", Required = true };

    public (string Code, PersonId Person) Of(Call call)
    {
        var organisation = Organisation.Of(call)!;
        return (organisation.Code, new(organisation.TenantId, call.Parsed.GetValue(Object)));
    }
}
