using System.Text.Json;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Seals and opens what was asked.</summary>
public static class AskedReading
{
    public static string ToJson(this Asked asked) => JsonSerializer.Serialize(asked, AskedJson.Default.Asked);

    public static Asked ReadAsked(this RequestSnapshot request, RecordKey key) =>
        JsonSerializer.Deserialize(key.Open(request.Head.Asked, Asked.Purpose), AskedJson.Default.Asked)!;
}
