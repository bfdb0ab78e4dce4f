using System.Text.Json;

using Microsoft.Extensions.Options;

using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>What the running app says of itself.</summary>
internal sealed class AppCheck(IOptions<SiteOptions> site, Web web) : ICheck
{
    private const string Path = "/api/health/ready";

    public string Name => "app";

    public string Looks => $"what the running app says of itself ({Path})";

    public string IfSilent => "Does the app run? az containerapp replica list, and its log: a wrong setting stops its start and says which.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var (answer, why) = await web.GetAsync(new(site.Value.PublicOrigin, Path), cancellation);
        using (answer)
        {
            return answer is null
                ? [Finding.Fault(string.Empty, $"The app does not answer: {why}.", IfSilent)]
                : Read(await answer.Content.ReadAsStringAsync(cancellation), (int)answer.StatusCode);
        }
    }

    internal static IReadOnlyList<Finding> Read(string body, int status)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<Dictionary<string, string>>(body);

            if (parts is { Count: > 0 })
            {
                return
                [
                    .. parts.Select(part => part.Value == "ok"
                        ? Finding.Good(part.Key)
                        : Finding.Fault(part.Key, $"The app says: {part.Value}.", "docs/operations.md, What the alarms mean; the check of the same thing here says more.")),
                ];
            }
        }
        catch (JsonException)
        {
            // Told below: somebody else answers there.
        }

        return [Finding.Fault(string.Empty, $"Something else than the app answers there (status {status}).", "Does Site__PublicOrigin lead to the web app? Front Door, DNS, the app's ingress.")];
    }
}
