using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What happened to the colours. Redness is a diagnosis, so the page says it in words.</summary>
[JsonConverter(typeof(NamesOnly<ColourHandling>))]
public enum ColourHandling
{
    /// <summary>They were sRGB (photo) or standard range (video) already, or nothing said otherwise.</summary>
    AsIs,

    /// <summary>Converted to sRGB by the file's own profile.</summary>
    Converted,

    /// <summary>A high dynamic range video was brought into standard range.</summary>
    ToneMapped,
}
