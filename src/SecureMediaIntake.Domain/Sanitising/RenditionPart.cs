using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>Which of an item's sanitised files this is.</summary>
[JsonConverter(typeof(NamesOnly<RenditionPart>))]
public enum RenditionPart
{
    /// <summary>What is filed: the full-size photo or the video.</summary>
    Kept,

    /// <summary>A photo at most 1,600 pixels a side, for pages.</summary>
    Preview,

    /// <summary>At most 320 pixels a side, for lists.</summary>
    Thumbnail,

    /// <summary>One frame of a video, at most 1,600 pixels a side.</summary>
    Poster,

    /// <summary>Frames spread over a video (<see cref="Filmstrip"/>), at most 320 pixels a side.</summary>
    Still1,
    Still2,
    Still3,
    Still4,
    Still5,
}
