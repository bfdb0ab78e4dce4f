using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Tests.Architecture;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>The schema is what others read reports by; the system tests hold real reports against it, these hold the types against it.</summary>
public sealed class ReportSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "sanitising-report.schema.json")))!;

    public static TheoryData<string, Type> Objects => new()
    {
        { "", typeof(SanitisingReport) },
        { "refusal", typeof(ReportedRefusal) },
        { "original", typeof(ReportedOriginal) },
        { "renditions.items", typeof(ReportedRendition) },
        { "found", typeof(FoundMetadata) },
        { "facts", typeof(MediaFacts) },
        { "tools.items", typeof(ToolVersion) },
        { "settings", typeof(SanitisingSettings) },
        { "settings.jpeg.items", typeof(JpegSettings) },
        { "settings.video", typeof(VideoSettings) },
        { "settings.video.pictures", typeof(PictureSettings) },
        { "options", typeof(SanitisingOptions) },
        { "checks.items", typeof(CheckResult) },
    };

    public static TheoryData<string, Type> Words => new()
    {
        { "verdict", typeof(SanitisingVerdict) },
        { "refusal.by", typeof(RefusedBy) },
        { "kind", typeof(Domain.Requests.MediaKind) },
        { "facts.colour", typeof(ColourHandling) },
        { "facts.camera", typeof(CameraClass) },
        { "scan", typeof(ScanState) },
        { "checks.items.name", typeof(Check) },
        { "checks.items.result", typeof(CheckEnd) },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_schema_names_exactly_the_members_of_each_type(string place, Type type)
    {
        var named = At(place)["properties"]!.AsObject().Select(member => member.Key);
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        Assert.Equal(members.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.False(At(place)["additionalProperties"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void The_schema_names_exactly_the_words_of_each_enumeration(string place, Type type) => AssertWords(At(place), type);

    [Fact]
    public void The_schema_names_exactly_the_parts_that_can_be_kept() => AssertWords(Schema["$defs"]!["part"]!, typeof(RenditionPart));

    [Fact]
    public void The_schema_is_of_the_version_that_is_written() =>
        Assert.Equal(SanitisingReport.CurrentVersion, At("version")["const"]!.GetValue<int>());

    private static void AssertWords(JsonNode node, Type type) => Assert.Equal(
        Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName).Order(StringComparer.Ordinal),
        node["enum"]!.AsArray().Select(word => word!.GetValue<string>()).Order(StringComparer.Ordinal));

    private static JsonNode At(string place) => place.Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(Schema, (node, name) => (name is "items" ? node["items"] : node["properties"]![name])!);
}
