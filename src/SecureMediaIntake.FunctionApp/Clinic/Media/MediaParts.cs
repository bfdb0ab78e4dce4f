using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Clinic.Media;

/// <summary>Names of the parts in addresses: lower case, exactly; a number or another case is no name.</summary>
internal static class MediaParts
{
    public static string InAddress(this RenditionPart part) => part.ToString().ToLowerInvariant();

    public static RenditionPart? Read(string? text) => text switch
    {
        "kept" => RenditionPart.Kept,
        "preview" => RenditionPart.Preview,
        "thumbnail" => RenditionPart.Thumbnail,
        "poster" => RenditionPart.Poster,
        "still1" => RenditionPart.Still1,
        "still2" => RenditionPart.Still2,
        "still3" => RenditionPart.Still3,
        "still4" => RenditionPart.Still4,
        "still5" => RenditionPart.Still5,
        _ => null,
    };
}
