using System.Buffers;
using System.Globalization;
using System.Text.Json;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>An event as CloudEvents 1.0 in the structured mode of its JSON format. Ids only: a receiver that wants to know more asks, and is judged.</summary>
/// <remarks>
/// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md. <c>source</c> is the request, in whose trail <c>sequence</c> counts
/// (extension "sequence"; without <c>sequencetype</c>, whose integers have no gaps, as some lines of a trail are told to nobody).
/// </remarks>
public static class CloudEvent
{
    public const string ContentType = "application/cloudevents+json";

    private const string Requests = "/api/v1/media-requests/";

    /// <summary>The same bytes at every try.</summary>
    public static byte[] Write(Delivery delivery, Uri origin)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", IdOf(delivery));
            json.WriteString("source", new Uri(origin, Requests + delivery.Request).AbsoluteUri);
            json.WriteString("type", EventNames.Prefix + delivery.Event.Name);
            json.WriteString("time", delivery.Event.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("sequence", delivery.Event.Sequence.ToString("D10", CultureInfo.InvariantCulture));

            if (delivery.Event.Item.Length > 0)
            {
                json.WriteString("subject", delivery.Event.Item);
            }

            json.WriteString("datacontenttype", "application/json");
            json.WriteStartObject("data");
            json.WriteString("request", delivery.Request.Value);

            if (delivery.Event.Item.Length > 0)
            {
                json.WriteString("item", delivery.Event.Item);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Also the header <c>webhook-id</c>: the same at each try, so that a receiver can tell a repeat. Without a full stop, which separates what is signed.</summary>
    public static string IdOf(Delivery delivery) => delivery.Id.Value;
}
