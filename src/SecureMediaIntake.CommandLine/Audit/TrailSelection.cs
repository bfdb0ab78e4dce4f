using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Audit;

/// <summary>One request, those of an organisation, or all.</summary>
internal sealed class TrailSelection
{
    public Argument<string> Request { get; } = IdArguments.Request(isOptional: true);

    public OrganisationOption Organisation { get; } = new(isRequired: false);

    public IAsyncEnumerable<RequestId> OfAsync(Call call, CancellationToken cancellation) => call.RequestOf(Request) is { } one
        ? new[] { one }.ToAsyncEnumerable()
        : Organisation.EachAsync(call, code => call.Deployment.Get<IRequestIndex>().AllAsync(code, cancellation));
}
