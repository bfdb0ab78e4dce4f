using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>What ffprobe says of a file, as far as anything here asks. Names are ffprobe's own in another case; text from the file is in it.</summary>
internal sealed record ProbeAnswer
{
    public IReadOnlyList<ProbeStream> Streams { get; init; } = [];

    public ProbeFormat? Format { get; init; }

    /// <summary>Only counted.</summary>
    public IReadOnlyList<JsonElement>? Chapters { get; init; }
}

internal sealed record ProbeFormat
{
    /// <summary>Sexagesimal, such as <c>0:00:10.005</c>.</summary>
    public string? Duration { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

internal sealed record ProbeStream
{
    public string? CodecType { get; init; }

    public string? CodecName { get; init; }

    public string? CodecTagString { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? PixFmt { get; init; }

    public string? ColorTransfer { get; init; }

    public string? ColorPrimaries { get; init; }

    public string? ColorSpace { get; init; }

    /// <summary>Such as <c>1:1</c>.</summary>
    public string? SampleAspectRatio { get; init; }

    /// <summary>A fraction, such as <c>30000/1001</c>.</summary>
    public string? AvgFrameRate { get; init; }

    /// <summary>Sexagesimal.</summary>
    public string? Duration { get; init; }

    public IReadOnlyDictionary<string, int>? Disposition { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [JsonPropertyName("side_data_list")]
    public IReadOnlyList<Dictionary<string, JsonElement>>? SideData { get; init; }
}

/// <summary>Reader made when this program is compiled: one compiled ahead of time has no reflection to find properties by.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ProbeAnswer))]
internal sealed partial class ProbeJson : JsonSerializerContext;
