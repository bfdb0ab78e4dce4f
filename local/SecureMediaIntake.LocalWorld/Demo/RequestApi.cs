using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>One item as the product's API tells it.</summary>
internal sealed record ApiItem(
    string Id, string Kind, int Number, string Status, string? Cause, string? PublicMessage, string? DocumentId, ApiFile? Original, ApiFile? Kept, ApiSeconds? Seconds);

/// <summary>Length and SHA-256 of a plain file.</summary>
internal sealed record ApiFile(long Bytes, string Sha256);

/// <summary>How long the stages took.</summary>
internal sealed record ApiSeconds(double Sanitise, double Seal, double? File);

/// <summary>A request as the product's API tells it.</summary>
internal sealed record ApiRequest(string Id, string Status, IReadOnlyList<ApiItem> Items);

/// <summary>A hospital system that asks the product's API, with a token of its own.</summary>
internal sealed class RequestApi(World world, SeedOrganisation organisation)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<ApiRequest> ReadAsync(string request, CancellationToken cancellation)
    {
        using var client = world.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await world.SignIn.MachineTokenAsync(organisation, organisation.Machines[0], cancellation));
        return (await client.GetFromJsonAsync<ApiRequest>(
            new Uri(world.PublicOrigin, $"/api/v1/media-requests/{request}"), Json, cancellation))!;
    }

    /// <summary>Waits until nothing of the request is under way any more.</summary>
    public async Task<ApiRequest> SettledAsync(string request, IProgress<string> progress, CancellationToken cancellation)
    {
        var told = string.Empty;

        while (true)
        {
            var now = await ReadAsync(request, cancellation);
            var states = string.Join(", ", now.Items.GroupBy(item => item.Status).Select(group => $"{group.Count()} {group.Key}"));

            if (states != told)
            {
                progress.Report($"  {states}");
                told = states;
            }

            if (now.Items.All(item => item.Status is "filed" or "acknowledged" or "refused" or "needs-attention"))
            {
                return now;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
        }
    }
}
