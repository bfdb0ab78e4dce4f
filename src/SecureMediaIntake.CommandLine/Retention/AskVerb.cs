using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary><c>erase ask</c>: the first of two people.</summary>
internal sealed class AskVerb : Verb
{
    private readonly Argument<string> _request = IdArguments.Request();
    private readonly Option<string> _case = RetentionOptions.Case();
    private readonly AsOption _by = new();
    private readonly Option<bool> _leave = new("--leave-entries") { Description = "Leave the care record's entries as they are. Without it they become 'entered in error'." };
    private readonly Option<bool> _back = new("--take-back") { Description = "Take back what was asked, as long as nobody agreed." };

    public AskVerb(Terminal terminal)
        : base(
            "ask",
            "Asks to erase a request. Nothing is erased before a second person agrees.",
            terminal,
            "smi erase ask 0123456789abcdef0123456789abcdef --case SAR-2026/14 --as \"Test Manager One\"",
            "smi erase ask 0123456789abcdef0123456789abcdef --case SAR-2026/14 --as \"Test Manager One\" --take-back")
    {
        Arguments.Add(_request);
        Options.Add(_case);
        Options.Add(_by);
        Options.Add(_leave);
        Options.Add(_back);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var (id, by, ask) = (call.RequestOf(_request)!.Value, call.Parsed.GetValue(_by)!, call.Deployment.Get<AskErasure>());

        if (call.Parsed.GetValue(_back))
        {
            (await ask.TakeBackAsync(id, by, cancellation)).OrRefuse();
            call.Answer(new { request = id.Value, state = "taken-back" }, console => console.WriteLine("Taken back."));
            return ExitCodes.Done;
        }

        var asked = (await ask.RunAsync(id, call.Parsed.GetValue(_case)!, withdraw: !call.Parsed.GetValue(_leave), by, cancellation)).OrRefuse();
        call.Answer(new { request = id.Value, state = "asked", asked.Case, asked.AskedAt }, console => console.WriteLine("Asked. A second person agrees: smi erase agree"));
        return ExitCodes.Done;
    }
}
