using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Filing;

/// <summary>
/// The address that the record keeps for an item's bytes: <c>{origin}/api/fhir/Binary/{request}{item}</c>, with <c>?part=</c> for the small ones.
/// Opaque ids only, and no right comes with knowing it.
/// </summary>
public static class BinaryAddress
{
    public static Uri Of(PublicOrigin site, RequestId request, ItemId item, RenditionPart part) => new(
        site.Value,
        $"/api/fhir/Binary/{request}{item}" + (part == RenditionPart.Kept ? string.Empty : $"?part={part.ToString().ToLowerInvariant()}"));

    /// <summary>Reads the id part back; null when it is not two ids.</summary>
    public static (RequestId Request, ItemId Item)? TryParse(string? id) =>
        id is { Length: 2 * Outcomes.OpaqueId.Length }
        && Ids.TryParse<RequestId>(id[..Outcomes.OpaqueId.Length], out var request)
        && Ids.TryParse<ItemId>(id[Outcomes.OpaqueId.Length..], out var item)
            ? (request, item)
            : null;
}
