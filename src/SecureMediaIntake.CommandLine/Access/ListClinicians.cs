using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Access;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Access;

/// <summary><c>clinician list</c>: everybody of an organisation, also who left.</summary>
internal sealed class ListClinicians : Verb
{
    private readonly OrganisationOption _organisation = new(isRequired: true);

    public ListClinicians(Terminal terminal)
        : base("list", "Lists an organisation's directory, also who left.", terminal, "smi clinician list --organisation X26T1") => Options.Add(_organisation);

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var people = (await call.Deployment.Get<IDirectory>().PeopleAsync(_organisation.Of(call)!.Code, cancellation)).Select(PersonView.Of).ToList();
        var table = new Table().Border(TableBorder.None).AddColumns("Name", "Job", "Roles", "Teams", "Object id", "");

        foreach (var one in people)
        {
            table.AddRow(new[] { one.Name, one.Job, string.Join(", ", one.Roles), string.Join(", ", one.Teams), one.Object.ToString("D"), one.IsActive ? string.Empty : "left" }.Select(Markup.Escape).ToArray());
        }

        call.Answer(people, console => console.Write(table));
        return ExitCodes.Done;
    }
}
