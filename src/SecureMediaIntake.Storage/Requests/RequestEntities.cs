using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

using Azure.Data.Tables;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Requests;

/// <summary>Rows and trail lines as entities of the table <c>Requests</c>, and back.</summary>
internal static class RequestEntities
{
    public const string Kind = "Kind";
    public const string Version = "V";
    public const string Body = "Body";

    /// <summary>On trail rows: by it a writer whose acknowledgement was lost recognises its own.</summary>
    public const string Operation = "Operation";

    /// <summary>Bounds of the trail's row keys: every key that begins with <c>trail:</c>, as <c>;</c> follows the colon.</summary>
    public const string TrailFrom = "trail:";
    public const string TrailUntil = "trail;";

    private static readonly JsonTypeInfo TrailForm = RowsJson.Of<TrailLine>();

    /// <summary>Ten digits, so that the order of keys is the order of lines.</summary>
    public static string TrailKey(long seq) => string.Create(CultureInfo.InvariantCulture, $"{TrailFrom}{seq:D10}");

    public static TableEntity Of(RequestId request, IRow row, JsonObject? foreign) => new(request.Value, row.RowKey)
    {
        [Kind] = RowKinds.Of(row.RowKey),
        [Version] = RowBody.Version,
        [Body] = RowBody.Write(row, foreign),
    };

    public static TableEntity Of(RequestId request, TrailLine line) => new(request.Value, TrailKey(line.Seq))
    {
        [Kind] = RowKinds.Of(TrailFrom),
        [Version] = RowBody.Version,
        [Body] = JsonSerializer.Serialize(line, TrailForm),
        [Operation] = line.Operation,
    };

    public static (IRow? Row, JsonObject? Foreign) Row(TableEntity entity) =>
        RowBody.Read(entity.RowKey, entity.GetInt32(Version) ?? 0, entity.GetString(Body) ?? string.Empty);

    public static TrailLine Line(TableEntity entity) => (TrailLine)JsonSerializer.Deserialize(entity.GetString(Body), TrailForm)!;
}
