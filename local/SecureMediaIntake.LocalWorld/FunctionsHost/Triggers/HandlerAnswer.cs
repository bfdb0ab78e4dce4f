using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

/// <summary>What an answer to a trigger call means to the host (functions-contract section 5).</summary>
internal abstract record HandlerAnswer
{
    private HandlerAnswer()
    {
    }

    /// <param name="Logs">Lines that the handler asks the host to log.</param>
    public sealed record Success(IReadOnlyList<string> Logs) : HandlerAnswer;

    public sealed record Failure(string Reason) : HandlerAnswer;

    /// <summary>
    /// The host reads null from an empty body, from 204 and from JSON null, and then nobody completes the invocation: it hangs until
    /// functionTimeout and holds its place in the queue.
    /// </summary>
    public sealed record Hang : HandlerAnswer;

    public static async Task<HandlerAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (!answer.IsSuccessStatusCode)
        {
            return new Failure($"the handler answered {(int)answer.StatusCode}");
        }

        var body = await answer.Content.ReadAsStringAsync(cancellation);
        if (body.Length is 0)
        {
            return new Hang();
        }

        return answer.Content.Headers.ContentType?.MediaType switch
        {
            "application/json" or "text/json" => Judge(body),
            var other => new Failure($"the answer is {other ?? "without a content type"}, not application/json"),
        };
    }

    private static HandlerAnswer Judge(string body)
    {
        try
        {
            return JsonNode.Parse(body, new JsonNodeOptions { PropertyNameCaseInsensitive = true }) switch
            {
                null => new Hang(),
                JsonObject answer => Judge(answer),
                _ => new Failure("the answer is JSON but not an object"),
            };
        }
        catch (JsonException)
        {
            return new Failure("the answer is not JSON");
        }
    }

    private static HandlerAnswer Judge(JsonObject answer)
    {
        if (answer["Outputs"] is not (null or JsonObject))
        {
            return new Failure("Outputs is not an object");
        }

        return answer["Logs"] switch
        {
            null => new Success([]),
            JsonArray lines => new Success([.. lines.Select(line => line?.ToString() ?? "")]),
            _ => new Failure("Logs is not a list"),
        };
    }
}
