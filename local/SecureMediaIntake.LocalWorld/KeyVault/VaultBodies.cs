using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>Reads the bodies of requests.</summary>
internal static class VaultBodies
{
    /// <exception cref="VaultRefusedException">400: no JSON, or not of this form.</exception>
    public static async Task<T> ReadAsync<T>(this HttpRequest request, JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            // Whatever the content type says: the real service does not insist on one.
            return await JsonSerializer.DeserializeAsync(request.Body, json, request.HttpContext.RequestAborted)
                ?? throw VaultRefusals.Bad("The request body must not be null.");
        }
        catch (JsonException)
        {
            throw VaultRefusals.Bad("The request body is not valid JSON, or a property has an invalid value.");
        }
    }
}
