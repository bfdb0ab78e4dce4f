using System.Net;

using Microsoft.Extensions.Options;

using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>Which pages may write to storage: those of the public origin, and no others. Asked as a browser asks, which needs no right; and read, where that is allowed.</summary>
internal sealed class OriginsCheck(StorageInspection storage, IOptions<SiteOptions> site, Web web) : ICheck
{
    private const string Cure = "Set the CORS rules of the account that browsers write to: one rule, this origin, PUT (infra/ does).";

    private static readonly Uri Stranger = new("https://stranger.invalid");

    public string Name => "origins";

    public string Looks => "that pages of the public origin may put blocks, and of no other";

    public string IfSilent => Cures.Storage;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var own = site.Value.PublicOrigin.GetLeftPart(UriPartial.Authority);
        List<Finding> findings =
        [
            await AllowsAsync(own, cancellation) ? Finding.Good(own) : Finding.Fault(own, "Pages of this origin may not put blocks: no phone can send anything.", Cure),
            await AllowsAsync(Stranger.GetLeftPart(UriPartial.Authority), cancellation)
                ? Finding.Fault("other origins", "Pages of any origin may put blocks.", Cure)
                : Finding.Good("other origins"),
        ];

        try
        {
            findings.Add(Judge(await storage.OriginsAsync(cancellation), own));
        }
        catch (ServiceRefusedException refused) when (refused.IsDenied)
        {
            // Reading the rules is a right of whoever deploys. What a browser is told was seen all the same.
        }

        return findings;
    }

    internal static Finding Judge(IReadOnlyList<OriginRule> rules, string own) => rules switch
    {
        [{ Origins: [var only], Methods: ["PUT"] }] when only == own => Finding.Good("rules"),
        _ => Finding.Fault("rules", $"There are rules for {string.Join(", ", rules.SelectMany(rule => rule.Origins).DefaultIfEmpty("nobody"))}; one for {own} with PUT is wanted, and nothing else.", Cure),
    };

    private async Task<bool> AllowsAsync(string origin, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri($"{storage.AddressOf(StorageNames.IntakeContainers[0])}/x?comp=block&blockid=AA"));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,if-none-match,x-ms-blob-type,x-ms-version");
        var reason = string.Empty;
        using var answer = await web.AskAsync(request, why => reason = why, cancellation);
        return answer is null
            ? throw new Domain.Outcomes.UnavailableException($"Storage does not answer a browser's question: {reason}.")
            : answer.StatusCode == HttpStatusCode.OK
                && answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed)
                && allowed.Any(one => one == origin || one == "*");
    }
}
