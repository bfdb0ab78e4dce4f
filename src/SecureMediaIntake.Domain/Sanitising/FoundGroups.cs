using System.Text.Json;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What was found, as groups that can be counted. By the report's own members, so that a new one can never be forgotten here.</summary>
public static class FoundGroups
{
    /// <summary>The groups that were there, in the order of their names; a plain yes counts as 1.</summary>
    public static IReadOnlyList<FoundGroup> Of(FoundMetadata found) =>
    [
        .. JsonSerializer.SerializeToElement(found, SandboxReportJson.Default.FoundMetadata).EnumerateObject()
            .Select(member => new FoundGroup(member.Name, CountOf(member.Value)))
            .Where(group => group.Count > 0)
            .OrderBy(group => group.Name, StringComparer.Ordinal),
    ];

    private static long CountOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => value.GetInt64(),
    };
}

/// <param name="Name">Member of <see cref="FoundMetadata"/> as the report writes it.</param>
public sealed record FoundGroup(string Name, long Count);
