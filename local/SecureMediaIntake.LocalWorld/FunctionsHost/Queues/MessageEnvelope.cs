using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;
using SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Queues;

/// <summary>A queue message as the handler gets it: Base64 of its bytes, and metadata that are all strings.</summary>
internal static class MessageEnvelope
{
    public static byte[] Write(FunctionDefinition.Queue function, QueueMessage message, byte[] content, DateTimeOffset now) =>
        TriggerEnvelope.Write(
            function.Name,
            function.Binding,
            Convert.ToBase64String(content),
            new JsonObject
            {
                ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
                ["ExpirationTime"] = TriggerEnvelope.Time(message.ExpiresOn),
                ["Id"] = TriggerEnvelope.Quoted(message.MessageId),
                ["InsertionTime"] = TriggerEnvelope.Time(message.InsertedOn),
                ["NextVisibleTime"] = TriggerEnvelope.Time(message.NextVisibleOn),
                ["PopReceipt"] = TriggerEnvelope.Quoted(message.PopReceipt),
            },
            now);
}
