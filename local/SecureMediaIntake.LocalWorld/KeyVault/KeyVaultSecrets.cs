using Microsoft.AspNetCore.Http.HttpResults;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>Secrets: set, read, list, update, delete, recover, by the rules of keys.</summary>
/// <remarks><see href="https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups"/></remarks>
internal sealed class KeyVaultSecrets(VaultShelf<SecretVersion> secrets, VaultNames names)
{
    /// <summary>Longest value, in characters, as the service documents it (25 KB).</summary>
    private const int MaxValue = 25 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/secrets/{name}", SetAsync).WithMetadata(new DataAction("secrets/setSecret/action"));
        routes.MapGet("/secrets", List).WithMetadata(new DataAction("secrets/readMetadata/action"));
        routes.MapGet("/secrets/{name}/versions", ListVersions).WithMetadata(new DataAction("secrets/readMetadata/action"));
        routes.MapGet("/secrets/{name}/{version?}", Get).WithMetadata(new DataAction("secrets/getSecret/action"));
        routes.MapPatch("/secrets/{name}/{version?}", UpdateAsync).WithMetadata(new DataAction("secrets/update/action"));
        routes.MapDelete("/secrets/{name}", (string name) => Deleted(secrets.Delete(name))).WithMetadata(new DataAction("secrets/delete"));
        routes.MapGet("/deletedsecrets", ListDeleted).WithMetadata(new DataAction("secrets/readMetadata/action"));
        routes.MapGet("/deletedsecrets/{name}", (string name) => Deleted(secrets.FindDeleted(name)))
            .WithMetadata(new DataAction("secrets/readMetadata/action"));
        routes.MapPost("/deletedsecrets/{name}/recover", Recover).WithMetadata(new DataAction("secrets/recover/action"));
    }

    public SecretVersion Set(string name, WireSetSecret wanted)
    {
        if (wanted.Value is not { Length: <= MaxValue } value)
        {
            throw VaultRefusals.Bad($"Property 'value' is missing or longer than {MaxValue} characters.");
        }

        var secret = new SecretVersion
        {
            Id = VaultVersion.NewId(),
            Enabled = wanted.Attributes?.Enabled ?? true,
            NotBefore = wanted.Attributes?.NotBefore,
            Expires = wanted.Attributes?.Expires,
            Created = secrets.Now,
            Updated = secrets.Now,
            Tags = wanted.Tags,
            Value = value,
            ContentType = wanted.ContentType,
        };
        secrets.Add(name, secret);
        return secret;
    }

    private async Task<JsonHttpResult<WireSecret>> SetAsync(string name, HttpRequest request)
    {
        var wanted = await request.ReadAsync(VaultJson.Default.WireSetSecret);
        return Secret(Bundle(name, Set(name, wanted)));
    }

    private JsonHttpResult<WireSecret> Get(string name, string? version)
    {
        var secret = secrets.Find(name, version);
        return secret.Enabled ? Secret(Bundle(name, secret)) : throw VaultRefusals.Disabled(secrets.Kind, "get");
    }

    private async Task<JsonHttpResult<WireSecret>> UpdateAsync(string name, string? version, HttpRequest request)
    {
        var wanted = await request.ReadAsync(VaultJson.Default.WireUpdate);
        var changed = secrets.ChangeVersion(name, version, secret => secret with
        {
            Enabled = wanted.Attributes?.Enabled ?? secret.Enabled,
            NotBefore = wanted.Attributes?.NotBefore ?? secret.NotBefore,
            Expires = wanted.Attributes?.Expires ?? secret.Expires,
            ContentType = wanted.ContentType ?? secret.ContentType,
            Tags = wanted.Tags ?? secret.Tags,
            Updated = secrets.Now,
        });
        return Secret(Bundle(name, changed) with { Value = null });
    }

    private JsonHttpResult<WireList> List(HttpRequest request) => Page(request, secrets.List(deleted: false).Select(Item));

    private JsonHttpResult<WireList> ListVersions(string name, HttpRequest request) => Page(
        request,
        secrets.Find(name).Versions.Select(secret => new WireItem(null, names.Id(name, secret), names.Attributes(secret), secret.Tags)));

    private JsonHttpResult<WireList> ListDeleted(HttpRequest request) => Page(
        request,
        secrets.List(deleted: true).Select(found => Item(found) with
        {
            RecoveryId = names.RecoveryId(found.Name),
            DeletedDate = found.Deleted,
            ScheduledPurgeDate = VaultNames.PurgeDate(found.Deleted ?? 0),
        }));

    private JsonHttpResult<WireSecret> Deleted(VaultObject<SecretVersion> found) => Secret(Bundle(found.Name, found.Versions[^1]) with
    {
        Value = null,
        RecoveryId = names.RecoveryId(found.Name),
        DeletedDate = found.Deleted,
        ScheduledPurgeDate = VaultNames.PurgeDate(found.Deleted ?? 0),
    });

    private JsonHttpResult<WireSecret> Recover(string name) =>
        Secret(Bundle(name, secrets.Recover(name).Versions[^1]) with { Value = null });

    private WireSecret Bundle(string name, SecretVersion secret) =>
        new(secret.Value, names.Id(name, secret), secret.ContentType, names.Attributes(secret), secret.Tags);

    private WireItem Item(VaultObject<SecretVersion> found) =>
        new(null, names.Id(found.Name), names.Attributes(found.Versions[^1]), found.Versions[^1].Tags)
        {
            ContentType = found.Versions[^1].ContentType,
        };

    private static JsonHttpResult<WireSecret> Secret(WireSecret secret) => TypedResults.Json(secret, VaultJson.Default.WireSecret);

    private JsonHttpResult<WireList> Page(HttpRequest request, IEnumerable<WireItem> all) =>
        TypedResults.Json(names.Page(request, all), VaultJson.Default.WireList);
}
