using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>The kept form. Strict, so that a report of another form is refused and never half understood.</summary>
/// <remarks>When it writes, the serialiser counts a value with a converter (an enumeration by name) as a level of its own: hence one more.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    ReadCommentHandling = JsonCommentHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = Sanitising.SanitisingReport.Depth + 1)]
[JsonSerializable(typeof(SanitisingReport))]
internal sealed partial class SanitisingReportJson : JsonSerializerContext;
