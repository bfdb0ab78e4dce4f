using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Access;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Access;

/// <summary><c>clinician add</c>: a row of the directory. Counts within 2 seconds.</summary>
internal sealed class AddClinician : Verb
{
    private readonly PersonOptions _who = new();
    private readonly Option<string> _name = new("--name") { Description = "As colleagues read it.", HelpName = "NAME", Required = true };
    private readonly Option<string> _job = new("--job") { Description = "What colleagues read beside the name.", HelpName = "JOB", DefaultValueFactory = _ => string.Empty };
    private readonly Option<string[]> _roles = new("--role")
    {
        Description = "Clinician, Senior, GovernanceLead, Administrator or Operator; several if they have several.",
        HelpName = "ROLE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _teams = new("--team") { Description = "Id of a team in which they work; several if there are several.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _guest = new("--guest") { Description = "The account is a guest of the tenant, and wanted." };

    public AddClinician(Terminal terminal)
        : base(
            "add",
            "Adds somebody to an organisation's directory, or says anew what they are.",
            terminal,
            "smi clinician add --organisation X26T1 --object 0f1e2d3c-4b5a-4678-9786-a5b4c3d2e1f0 --name \"Dr A. Example\" --job Consultant --role Clinician Senior --team 1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a",
            "smi clinician add --organisation X26T1 --object 0f1e2d3c-4b5a-4678-9786-a5b4c3d2e1f0 --name \"A. Example\" --role Administrator")
    {
        _roles.AcceptOnlyFromAmong([.. Roles.Select(role => role.ToString())]);
        Options.Add(_who.Organisation);
        Options.Add(_who.Object);
        Options.Add(_name);
        Options.Add(_job);
        Options.Add(_roles);
        Options.Add(_teams);
        Options.Add(_guest);
    }

    /// <summary>What a person can be. Systems have their roles from their token.</summary>
    public static IReadOnlyList<Roles> Roles { get; } =
        [Domain.Access.Roles.Clinician, Domain.Access.Roles.Senior, Domain.Access.Roles.GovernanceLead, Domain.Access.Roles.Administrator, Domain.Access.Roles.Operator];

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var (code, id) = _who.Of(call);
        var roles = call.Parsed.GetValue(_roles)!.Select(Enum.Parse<Roles>).Aggregate((all, one) => all | one);
        var person = new DirectoryPerson(
            id, call.Parsed.GetValue(_name)!, call.Parsed.GetValue(_job)!, roles, (call.Parsed.GetValue(_teams) ?? []).ToHashSet(StringComparer.Ordinal), IsActive: true, call.Parsed.GetValue(_guest));
        (await call.Deployment.Get<ChangePeople>().PutAsync(code, person, cancellation)).OrRefuse();
        call.Answer(PersonView.Of(person), console => console.WriteLine($"{person.Name} is in the directory of {code} now: {person.Roles}."));
        return ExitCodes.Done;
    }
}
