using Microsoft.AspNetCore.Http.HttpResults;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>Keys: create, read, list, update, delete, recover, purge.</summary>
/// <remarks><see href="https://learn.microsoft.com/rest/api/keyvault/keys/operation-groups"/></remarks>
internal sealed class KeyVaultKeys(VaultShelf<KeyVersion> keys, VaultNames names)
{
    private static readonly string[] RsaOperations = ["encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey"];

    private static readonly string[] EcOperations = ["sign", "verify"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/keys/{name}/create", CreateAsync).WithMetadata(new DataAction("keys/create/action"));
        routes.MapGet("/keys", List).WithMetadata(new DataAction("keys/read"));
        routes.MapGet("/keys/{name}", (string name) => Key(name, keys.Find(name, null))).WithMetadata(new DataAction("keys/read"));
        routes.MapGet("/keys/{name}/versions", ListVersions).WithMetadata(new DataAction("keys/read"));
        routes.MapGet("/keys/{name}/{version}", (string name, string version) => Key(name, keys.Find(name, version)))
            .WithMetadata(new DataAction("keys/read"));
        routes.MapPatch("/keys/{name}/{version?}", UpdateAsync).WithMetadata(new DataAction("keys/update/action"));
        routes.MapDelete("/keys/{name}", (string name) => Deleted(keys.Delete(name))).WithMetadata(new DataAction("keys/delete"));
        routes.MapGet("/deletedkeys", ListDeleted).WithMetadata(new DataAction("keys/read"));
        routes.MapGet("/deletedkeys/{name}", (string name) => Deleted(keys.FindDeleted(name))).WithMetadata(new DataAction("keys/read"));
        routes.MapPost("/deletedkeys/{name}/recover", Recover).WithMetadata(new DataAction("keys/recover/action"));
    }

    public JsonHttpResult<WireKey> Key(string name, KeyVersion key) =>
        TypedResults.Json(Bundle(name, key), VaultJson.Default.WireKey);

    private WireKey Bundle(string name, KeyVersion key) =>
        new(KeyMaterial.Public(key, names.Id(name, key)), names.Attributes(key), key.Tags);

    private async Task<JsonHttpResult<WireKey>> CreateAsync(string name, HttpRequest request)
    {
        var wanted = await request.ReadAsync(VaultJson.Default.WireCreateKey);
        var type = wanted.Kty ?? "";
        var operations = wanted.Operations is { Count: > 0 } given ? given : KeyMaterial.IsRsa(type) ? RsaOperations : EcOperations;
        return Key(name, Create(name, type, wanted.KeySize, wanted.Curve, operations, wanted.Attributes, wanted.Tags));
    }

    public KeyVersion Create(
        string name, string type, int? size, string? curve, IReadOnlyList<string> operations, WireAttributes? attributes,
        IReadOnlyDictionary<string, string>? tags)
    {
        var key = new KeyVersion
        {
            Id = VaultVersion.NewId(),
            Enabled = attributes?.Enabled ?? true,
            NotBefore = attributes?.NotBefore,
            Expires = attributes?.Expires,
            Created = keys.Now,
            Updated = keys.Now,
            Tags = tags,
            Type = type,
            Curve = curve,
            Operations = operations,
            Pkcs8 = KeyMaterial.Make(type, size, curve),
        };
        keys.Add(name, key);
        return key;
    }

    private async Task<JsonHttpResult<WireKey>> UpdateAsync(string name, string? version, HttpRequest request)
    {
        var wanted = await request.ReadAsync(VaultJson.Default.WireUpdate);
        return Key(name, keys.ChangeVersion(name, version, key => key with
        {
            Enabled = wanted.Attributes?.Enabled ?? key.Enabled,
            NotBefore = wanted.Attributes?.NotBefore ?? key.NotBefore,
            Expires = wanted.Attributes?.Expires ?? key.Expires,
            Operations = wanted.Operations ?? key.Operations,
            Tags = wanted.Tags ?? key.Tags,
            Updated = keys.Now,
        }));
    }

    private JsonHttpResult<WireList> List(HttpRequest request) => Page(request, keys.List(deleted: false).Select(Item));

    private JsonHttpResult<WireList> ListVersions(string name, HttpRequest request) =>
        Page(request, keys.Find(name).Versions.Select(key => new WireItem(names.Id(name, key), null, names.Attributes(key), key.Tags)));

    private JsonHttpResult<WireList> ListDeleted(HttpRequest request) => Page(request, keys.List(deleted: true).Select(found => Item(found) with
    {
        RecoveryId = names.RecoveryId(found.Name),
        DeletedDate = found.Deleted,
        ScheduledPurgeDate = VaultNames.PurgeDate(found.Deleted ?? 0),
    }));

    private JsonHttpResult<WireKey> Deleted(VaultObject<KeyVersion> found) => TypedResults.Json(
        Bundle(found.Name, found.Versions[^1]) with
        {
            RecoveryId = names.RecoveryId(found.Name),
            DeletedDate = found.Deleted,
            ScheduledPurgeDate = VaultNames.PurgeDate(found.Deleted ?? 0),
        },
        VaultJson.Default.WireKey);

    private JsonHttpResult<WireKey> Recover(string name) => Key(name, keys.Recover(name).Versions[^1]);

    // A list names the key itself, without its version.
    private WireItem Item(VaultObject<KeyVersion> found) =>
        new(names.Id(found.Name), null, names.Attributes(found.Versions[^1]), found.Versions[^1].Tags);

    private JsonHttpResult<WireList> Page(HttpRequest request, IEnumerable<WireItem> all) =>
        TypedResults.Json(names.Page(request, all), VaultJson.Default.WireList);
}
