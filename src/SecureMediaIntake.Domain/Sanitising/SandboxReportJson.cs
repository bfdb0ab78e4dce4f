using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>Strict in every way the serialiser knows, since a taken-over decoder may have written what is read here.</summary>
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
    MaxDepth = Sanitising.SandboxReport.Depth + 1)]
[JsonSerializable(typeof(SandboxReport))]
internal sealed partial class SandboxReportJson : JsonSerializerContext;
