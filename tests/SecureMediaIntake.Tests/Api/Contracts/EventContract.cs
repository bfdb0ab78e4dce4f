using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.Tests.Api.Contracts;

/// <summary>What systems are told, as the contract's webhook: the form of an event, and one that the product wrote.</summary>
internal static class EventContract
{
    private const string Name = "Event";

    private static readonly string[] Headers = ["webhook-id", "webhook-timestamp", "webhook-signature", "WebHook-Request-Origin"];

    public static JsonObject Webhooks(SortedDictionary<string, JsonNode?> schemas)
    {
        schemas[Name] = Schema();
        return new()
        {
            ["event"] = new JsonObject
            {
                ["post"] = new JsonObject
                {
                    ["operationId"] = "receiveEvent",
                    ["summary"] = "A system is told what happened",
                    ["description"] = "At least once, in no promised order, with a signature of Standard Webhooks in the headers: docs/webhooks.md.",
                    ["parameters"] = new JsonArray([.. Headers.Select(header => (JsonNode)new JsonObject
                    {
                        ["name"] = header, ["in"] = "header", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" },
                    })]),
                    ["requestBody"] = new JsonObject
                    {
                        ["required"] = true,
                        ["content"] = new JsonObject { [CloudEvent.ContentType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{Name}" }, ["example"] = JsonNode.Parse(Example()) } },
                    },
                    ["responses"] = new JsonObject
                    {
                        ["2XX"] = new JsonObject { ["description"] = "It has it. The body is not read." },
                        ["410"] = new JsonObject { ["description"] = "It wants to be told no more." },
                        ["default"] = new JsonObject { ["description"] = "It is told again later." },
                    },
                },
            },
        };
    }

    private static byte[] Example()
    {
        var request = RequestId.From("4adb50c7816f5370a7f621ee774cedb3");
        var happened = new JourneyEvent(EventNames.ItemFiled, 31, new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), "9b1c4e7a2f605d3bb1c4e7a2f605d3b1");
        return CloudEvent.Write(
            new()
            {
                Id = DeliveryId.Of(request, happened, "d1a7c0b9e8f74625a1b2c3d4e5f60718"), Organisation = "A1B2", Webhook = "d1a7c0b9e8f74625a1b2c3d4e5f60718", Request = request, Event = happened, NextAt = happened.At,
            },
            new("https://media.example.nhs.uk"));
    }

    private static JsonObject Schema() => new()
    {
        ["description"] = "A CloudEvent 1.0 that names a request and an item, and nothing of a patient.",
        ["type"] = "object",
        ["required"] = new JsonArray("specversion", "id", "source", "type", "time", "sequence", "datacontenttype", "data"),
        ["properties"] = new JsonObject
        {
            ["specversion"] = new JsonObject { ["type"] = "string", ["const"] = "1.0" },
            ["id"] = Text("The same at every try; also the header webhook-id.", "^[0-9]{8}[0-9a-f]{32}$"),
            ["source"] = new JsonObject { ["type"] = "string", ["format"] = "uri", ["description"] = "Where the request's state can be read." },
            ["type"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. EventNames.All.Select(name => (JsonNode)(EventNames.Prefix + name))]) },
            ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["sequence"] = Text("Number of the line in the request's trail, in ten digits. It has gaps.", "^[0-9]{10}$"),
            ["subject"] = Text("The item; absent where the request as a whole is meant.", "^[0-9a-f]{32}$"),
            ["datacontenttype"] = new JsonObject { ["type"] = "string", ["const"] = "application/json" },
            ["data"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("request"),
                ["properties"] = new JsonObject { ["request"] = Text("Id of the media request.", "^[0-9a-f]{32}$"), ["item"] = Text("Id of the item.", "^[0-9a-f]{32}$") },
            },
        },
    };

    private static JsonObject Text(string description, string pattern) => new() { ["type"] = "string", ["description"] = description, ["pattern"] = pattern };
}
