using Microsoft.AspNetCore.Http.HttpResults;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>The one operation that cannot be undone, in one place for keys and secrets.</summary>
internal sealed class KeyVaultPurge(VaultShelf<KeyVersion> keys, VaultShelf<SecretVersion> secrets, KeyVaultServerOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/deletedkeys/{name}", (string name) => Purge(keys, name)).WithMetadata(new DataAction("keys/purge/action"));
        routes.MapDelete("/deletedsecrets/{name}", (string name) => Purge(secrets, name))
            .WithMetadata(new DataAction("secrets/purge/action"));
    }

    private NoContent Purge<TVersion>(VaultShelf<TVersion> shelf, string name)
        where TVersion : VaultVersion
    {
        if (options.PurgeProtection)
        {
            throw VaultRefusals.PurgeProtected();
        }

        shelf.Purge(name);
        return TypedResults.NoContent();
    }
}
