using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Requests;

/// <summary><c>item refile</c>: the record is asked again. A line in the request's trail says who had it done.</summary>
internal sealed class RefileItemVerb(Terminal terminal) : ItemVerb("refile", "Asks the care record whether it still holds a filed file, and files it again if not; what stopped on its way there is sent on. Again is harmless.", terminal)
{
    protected override Task<Outcome<MediaItem>> DoAsync(Deployment deployment, ServiceOperator by, RequestId request, ItemId item, CancellationToken cancellation) =>
        deployment.Get<RefileItem>().RunAsync(by, request, item, cancellation);
}
