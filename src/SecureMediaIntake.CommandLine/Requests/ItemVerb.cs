using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Requests;

/// <summary>A command that does something to one photo or video, in the name of whoever types, and says where it is then.</summary>
internal abstract class ItemVerb : Verb
{
    private readonly Argument<string> _request = IdArguments.Request();
    private readonly Argument<string> _item = IdArguments.Item();
    private readonly AsOption _as = new();

    protected ItemVerb(string name, string description, Terminal terminal)
        : base(name, description, terminal, $"smi item {name} 0c1d2e3f405162738495a6b7c8d9eafb 1f2e3d4c5b6a79880716253443526170 --as \"A. Operator\"")
    {
        Arguments.Add(_request);
        Arguments.Add(_item);
        Options.Add(_as);
    }

    /// <returns>The item as it is now, or why nothing was done.</returns>
    protected abstract Task<Outcome<MediaItem>> DoAsync(Deployment deployment, ServiceOperator by, RequestId request, ItemId item, CancellationToken cancellation);

    protected sealed override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var by = await call.Deployment.OperatorAsync(call.Parsed.GetValue(_as)!, cancellation);
        var item = (await DoAsync(call.Deployment, by, call.RequestOf(_request)!.Value, call.ItemOf(_item)!.Value, cancellation)).OrRefuse();
        call.Answer(ItemView.Of(item), console => console.WriteLine($"{item.Kind} {item.Number} is {item.Status} now."));
        return ExitCodes.Done;
    }
}
