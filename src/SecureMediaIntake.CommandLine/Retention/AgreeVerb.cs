using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary><c>erase agree</c>: the second of two people. It cannot be undone.</summary>
internal sealed class AgreeVerb : Verb
{
    private readonly Argument<string> _request = IdArguments.Request();
    private readonly AsOption _by = new();

    public AgreeVerb(Terminal terminal)
        : base(
            "agree",
            "Agrees, as the second person, to erase a request: from then on nobody can read anything of it. It cannot be undone.",
            terminal,
            "smi erase agree 0123456789abcdef0123456789abcdef --as \"Test Manager Two\"")
    {
        Arguments.Add(_request);
        Options.Add(_by);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var id = call.RequestOf(_request)!.Value;
        var erasure = (await call.Deployment.Get<AgreeToErase>().RunAsync(id, call.Parsed.GetValue(_by)!, cancellation)).OrRefuse();
        call.Answer(
            new { request = id.Value, state = erasure.DoneAt is null ? "erasing" : "erased", erasure.AgreedAt, erasure.DoneAt },
            console => console.WriteLine("Nobody can read it any more. The app clears what is left; 'smi erase list' shows when that is done."));
        return ExitCodes.Done;
    }
}
