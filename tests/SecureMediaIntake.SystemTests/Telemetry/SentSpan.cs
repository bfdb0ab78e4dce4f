using System.Text;

namespace SecureMediaIntake.SystemTests.Telemetry;

/// <summary>A span as it was sent.</summary>
/// <remarks>Of ExportTraceServiceRequest only the way to ids and name is read: resource_spans (1), scope_spans (2), spans (2); trace_id (1), span_id (2), parent_span_id (4), name (5).</remarks>
internal sealed record SentSpan(string Trace, string Id, string Parent, string Name)
{
    public static IEnumerable<SentSpan> ReadAll(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new SentSpan(Hex(span, 1), Hex(span, 2), Hex(span, 4), Encoding.UTF8.GetString(Fields(span, 5).FirstOrDefault() ?? []));

    private static string Hex(byte[] span, int field) => Convert.ToHexStringLower(Fields(span, field).FirstOrDefault() ?? []);

    /// <summary>Values of a length-delimited field, in order.</summary>
    private static IEnumerable<byte[]> Fields(byte[] message, int wanted)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message, ref at);

            switch (key & 7)
            {
                case 0:
                    Number(message, ref at);
                    break;

                case 1:
                    at += 8;
                    break;

                case 2:
                    var length = (int)Number(message, ref at);
                    at += length;

                    if (key >> 3 == (ulong)wanted)
                    {
                        yield return message[(at - length)..at];
                    }

                    break;

                case 5:
                    at += 4;
                    break;

                default:
                    throw new InvalidDataException("This is no protobuf message.");
            }
        }
    }

    private static ulong Number(byte[] message, ref int at)
    {
        var value = 0UL;

        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;

            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
