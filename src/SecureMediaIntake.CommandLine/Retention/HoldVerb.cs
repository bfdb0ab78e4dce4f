using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary><c>hold place</c>: a legal hold.</summary>
internal sealed class PlaceHoldVerb : Verb
{
    private readonly Argument<string> _request = IdArguments.Request();
    private readonly Option<string> _case = RetentionOptions.Case();
    private readonly AsOption _by = new();

    public PlaceHoldVerb(Terminal terminal)
        : base(
            "place",
            "Places a legal hold: nothing of the request can be erased, whoever has asked or agreed to ask.",
            terminal,
            "smi hold place 0123456789abcdef0123456789abcdef --case INQ-7 --as \"Test Manager One\"")
    {
        Arguments.Add(_request);
        Options.Add(_case);
        Options.Add(_by);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var id = call.RequestOf(_request)!.Value;
        var hold = (await call.Deployment.Get<HoldRequest>().PlaceAsync(id, call.Parsed.GetValue(_case)!, call.Parsed.GetValue(_by)!, cancellation)).OrRefuse();
        call.Answer(new { request = id.Value, hold.Case, hold.PlacedAt }, console => console.WriteLine($"On hold, for case {hold.Case}."));
        return ExitCodes.Done;
    }
}

/// <summary><c>hold release</c>.</summary>
internal sealed class ReleaseHoldVerb : Verb
{
    private readonly Argument<string> _request = IdArguments.Request();
    private readonly AsOption _by = new();

    public ReleaseHoldVerb(Terminal terminal)
        : base("release", "Releases a legal hold.", terminal, "smi hold release 0123456789abcdef0123456789abcdef --as \"Test Manager One\"")
    {
        Arguments.Add(_request);
        Options.Add(_by);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var id = call.RequestOf(_request)!.Value;
        (await call.Deployment.Get<HoldRequest>().ReleaseAsync(id, call.Parsed.GetValue(_by)!, cancellation)).OrRefuse();
        call.Answer(new { request = id.Value, held = false }, console => console.WriteLine("Released."));
        return ExitCodes.Done;
    }
}
