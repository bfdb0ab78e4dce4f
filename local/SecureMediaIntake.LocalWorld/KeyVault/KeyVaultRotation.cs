using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>Rotation on demand, and the policy. The vault does not rotate by itself as time passes: a test would have to wait for it.</summary>
internal sealed class KeyVaultRotation(VaultShelf<KeyVersion> keys, KeyVaultKeys endpoints, VaultNames names)
{
    /// <summary>What the service returns for a key that never got a policy: a notice 30 days before the end.</summary>
    private static readonly WireLifetimeAction[] DefaultActions = [new(new(null, "P30D"), new("Notify"))];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/keys/{name}/rotate", (string name) => endpoints.Key(name, Rotate(name))).WithMetadata(new DataAction("keys/rotate/action"));
        routes.MapGet("/keys/{name}/rotationpolicy", (string name) => Policy(keys.Find(name)))
            .WithMetadata(new DataAction("keyrotationpolicies/read"));
        routes.MapPut("/keys/{name}/rotationpolicy", SetPolicyAsync).WithMetadata(new DataAction("keyrotationpolicies/write"));
    }

    /// <summary>Makes a new version of the same kind; it expires as the policy says.</summary>
    public KeyVersion Rotate(string name)
    {
        var found = keys.Find(name);
        var old = found.Versions[^1];
        var expires = found.RotationPolicy?.Attributes?.ExpiryTime is { } life ? keys.Now + (long)Duration(life).TotalSeconds : (long?)null;
        return endpoints.Create(
            name, old.Type, KeyMaterial.RsaBits(old), old.Curve, old.Operations, new(Enabled: true, Expires: expires), old.Tags);
    }

    private async Task<JsonHttpResult<WireRotationPolicy>> SetPolicyAsync(string name, HttpRequest request)
    {
        var wanted = await request.ReadAsync(VaultJson.Default.WireRotationPolicy);
        foreach (var duration in (wanted.LifetimeActions ?? []).SelectMany(one => new[] { one.Trigger?.TimeAfterCreate, one.Trigger?.TimeBeforeExpiry })
            .Append(wanted.Attributes?.ExpiryTime).OfType<string>())
        {
            Duration(duration);
        }

        return Policy(keys.Change(name, found => found with
        {
            RotationPolicy = wanted with
            {
                Id = null,
                LifetimeActions = wanted.LifetimeActions ?? DefaultActions,
                Attributes = new(wanted.Attributes?.ExpiryTime, found.RotationPolicy?.Attributes?.Created ?? keys.Now, keys.Now),
            },
        }));
    }

    private JsonHttpResult<WireRotationPolicy> Policy(VaultObject<KeyVersion> found) => TypedResults.Json(
        (found.RotationPolicy ?? new(null, DefaultActions, new(null, null, null))) with { Id = $"{names.Id(found.Name)}/rotationpolicy" },
        VaultJson.Default.WireRotationPolicy);

    private static TimeSpan Duration(string iso8601)
    {
        try
        {
            return XmlConvert.ToTimeSpan(iso8601);
        }
        catch (FormatException)
        {
            throw VaultRefusals.Bad($"Property has invalid value: {iso8601} is not an ISO 8601 duration.");
        }
    }
}
