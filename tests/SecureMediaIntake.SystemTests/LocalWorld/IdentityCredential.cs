using System.Globalization;
using System.Text.Json;
using Azure.Core;
using SecureMediaIntake.LocalWorld;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>Gets tokens from the world's managed identity over HTTP, without the environment variables that Azure.Identity would read.</summary>
internal sealed class IdentityCredential(World world) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The tests are asynchronous.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var client = world.CreateClient();
        client.DefaultRequestHeaders.Add("X-IDENTITY-HEADER", world.AppSettings["IDENTITY_HEADER"]);

        // A scope is the resource with "/.default"; the endpoint wants the resource.
        var resource = requestContext.Scopes.Single().Replace("/.default", "", StringComparison.Ordinal);
        var query = $"?api-version=2019-08-01&resource={Uri.EscapeDataString(resource)}&client_id={world.AppSettings["ManagedIdentity__ClientId"]}";
        using var answer = JsonDocument.Parse(
            await client.GetStringAsync(new Uri(world.AppSettings["IDENTITY_ENDPOINT"] + query), cancellationToken));
        var root = answer.RootElement;
        return new(
            root.GetProperty("access_token").GetString()!,
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(root.GetProperty("expires_on").GetString()!, CultureInfo.InvariantCulture)));
    }
}
