using System.CommandLine;
using System.Runtime.CompilerServices;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Audit;

/// <summary>One request, those of an organisation, or all.</summary>
internal sealed class TrailSelection
{
    public Argument<string> Request { get; } = IdArguments.Request(isOptional: true);

    public OrganisationOption Organisation { get; } = new(isRequired: false);

    public async IAsyncEnumerable<RequestId> OfAsync(Call call, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (call.RequestOf(Request) is { } one)
        {
            yield return one;
            yield break;
        }

        foreach (var organisation in Organisation.Of(call) is { } only ? [only] : call.Deployment.Organisations.All)
        {
            await foreach (var id in call.Deployment.Get<IRequestIndex>().AllAsync(organisation.Code, cancellation))
            {
                yield return id;
            }
        }
    }
}
