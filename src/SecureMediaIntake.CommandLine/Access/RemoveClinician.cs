using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Access;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Access;

/// <summary><c>clinician remove</c>: takes somebody's rights away, within 5 seconds.</summary>
internal sealed class RemoveClinician : Verb
{
    private readonly PersonOptions _who = new();

    public RemoveClinician(Terminal terminal)
        : base(
            "remove",
            "Takes somebody's rights away, within 5 seconds. Their row stays, so that old lines still name them.",
            terminal,
            "smi clinician remove --organisation X26T1 --object 0f1e2d3c-4b5a-4678-9786-a5b4c3d2e1f0")
    {
        Options.Add(_who.Organisation);
        Options.Add(_who.Object);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var (code, id) = _who.Of(call);
        var person = (await call.Deployment.Get<ChangePeople>().RemoveAsync(code, id, cancellation)).OrRefuse();
        call.Answer(PersonView.Of(person), console => console.WriteLine($"{person.Name} has no rights in {code} any more."));
        return ExitCodes.Done;
    }
}
