using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace SecureMediaIntake.Domain.Audit;

/// <summary>One line of the append-only, hash-chained trail of one request. Written in the same transaction as the effect that it tells of.</summary>
public sealed record TrailLine
{
    /// <summary>Version of the canonical form that <see cref="Hash"/> covers.</summary>
    public const int Version = 1;

    public required string Request { get; init; }

    /// <summary>1, 2, 3 … without a gap.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Organisation { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Object { get; init; }

    public string? Reason { get; init; }

    /// <summary>The operation that wrote it: how a writer whose acknowledgement was lost recognises its own work.</summary>
    public required string Operation { get; init; }

    /// <summary>Hash of the line before, 64 hexadecimal digits.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over the canonical JSON of every member above, 64 lower-case hexadecimal digits.</summary>
    public string Hash()
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes))
        {
            // Fixed order, no optional white space, absent members written as null: one line has one form.
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("request", Request);
            json.WriteNumber("seq", Seq);
            json.WriteNumber("time", Time.ToUnixTimeMilliseconds());
            json.WriteString("organisation", Organisation);
            json.WriteString("actor", Actor);
            json.WriteString("action", Action);
            json.WriteString("object", Object);
            json.WriteString("reason", Reason);
            json.WriteString("operation", Operation);
            json.WriteString("prev", Previous);
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }
}
