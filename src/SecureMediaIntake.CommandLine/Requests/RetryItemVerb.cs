using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.Domain.Repair;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Requests;

/// <summary><c>item retry</c>: what stopped is sent on. A line in the request's trail says who had it done.</summary>
internal sealed class RetryItemVerb : Verb
{
    private readonly Argument<string> _request = IdArguments.Request();
    private readonly Argument<string> _item = IdArguments.Item();
    private readonly AsOption _as = new();

    public RetryItemVerb(Terminal terminal)
        : base(
            "retry",
            "Sends a file on that needs attention, by the step that stopped, once its cause is gone. Again is harmless.",
            terminal,
            "smi item retry 0c1d2e3f405162738495a6b7c8d9eafb 1f2e3d4c5b6a79880716253443526170 --as \"A. Operator\"")
    {
        Arguments.Add(_request);
        Arguments.Add(_item);
        Options.Add(_as);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var by = await call.Deployment.OperatorAsync(call.Parsed.GetValue(_as)!, cancellation);
        var item = (await call.Deployment.Get<RetryItem>().RunAsync(by, call.RequestOf(_request)!.Value, call.ItemOf(_item)!.Value, cancellation)).OrRefuse();
        call.Answer(ItemView.Of(item), console => console.WriteLine($"{item.Kind} {item.Number} is {item.Status} now."));
        return ExitCodes.Done;
    }
}
