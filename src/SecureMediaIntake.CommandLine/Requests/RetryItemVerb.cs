using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Requests;

/// <summary><c>item retry</c>: what stopped is sent on. A line in the request's trail says who had it done.</summary>
internal sealed class RetryItemVerb(Terminal terminal) : ItemVerb("retry", "Sends a file on that needs attention, by the step that stopped, once its cause is gone. Again is harmless.", terminal)
{
    protected override Task<Outcome<MediaItem>> DoAsync(Deployment deployment, ServiceOperator by, RequestId request, ItemId item, CancellationToken cancellation) =>
        deployment.Get<RetryItem>().RunAsync(by, request, item, cancellation);
}
