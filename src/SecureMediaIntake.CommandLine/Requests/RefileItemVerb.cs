using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.Domain.Repair;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Requests;

/// <summary><c>item refile</c>: the record is asked again. A line in the request's trail says who had it done.</summary>
internal sealed class RefileItemVerb : Verb
{
    private readonly Argument<string> _request = IdArguments.Request();
    private readonly Argument<string> _item = IdArguments.Item();
    private readonly AsOption _as = new();

    public RefileItemVerb(Terminal terminal)
        : base(
            "refile",
            "Asks the care record whether it still holds a filed file, and files it again if not; what stopped on its way there is sent on. Again is harmless.",
            terminal,
            "smi item refile 0c1d2e3f405162738495a6b7c8d9eafb 1f2e3d4c5b6a79880716253443526170 --as \"A. Operator\"")
    {
        Arguments.Add(_request);
        Arguments.Add(_item);
        Options.Add(_as);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var by = await call.Deployment.OperatorAsync(call.Parsed.GetValue(_as)!, cancellation);
        var item = (await call.Deployment.Get<RefileItem>().RunAsync(by, call.RequestOf(_request)!.Value, call.ItemOf(_item)!.Value, cancellation)).OrRefuse();
        call.Answer(ItemView.Of(item), console => console.WriteLine($"{item.Kind} {item.Number} is {item.Status} now."));
        return ExitCodes.Done;
    }
}
