using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>
/// <c>POST /api/notify/receipts</c>: GOV.UK Notify calls back with what became of a text. 204 also for what is not ours: a refusal would make it
/// call four times more.
/// </summary>
/// <remarks>https://docs.notifications.service.gov.uk/net.html, "Callbacks": a bearer token of our choice, and five calls, five minutes apart, until one gets 2xx.</remarks>
internal static class NoteReceiptEndpoint
{
    public const string Address = "/api/notify/receipts";

    private const string Scheme = "Bearer ";

    public static void MapNoteReceipt(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Address, RunAsync).AllowAnonymous().Serves(Caller.TextService, "note a receipt");

    private static async Task<IResult> RunAsync(HttpRequest request, NoteReceipt note, IOptions<NotifyOptions> options, CancellationToken cancellation)
    {
        if (!IsFromNotify(request.Headers.Authorization, options.Value.ReceiptToken))
        {
            return ApiProblems.TokenIsMissing.ToHttp();
        }

        try
        {
            var body = await JsonSerializer.DeserializeAsync(request.Body, ReceiptJson.Default.ReceiptBody, cancellation);

            if (TextReference.TryParse(body?.Reference, out var id, out var text) && NotifyStatus.Read(body!.Status) is { } receipt)
            {
                await note.RunAsync(id, text, receipt, cancellation);
            }
        }
        catch (JsonException)
        {
            // Not a receipt. Whatever it is, it will not be one at the next call either.
        }

        return TypedResults.NoContent();
    }

    /// <summary>In a time that says nothing of how much was right, the length included: hashes are compared.</summary>
    private static bool IsFromNotify(string? authorization, string? token) =>
        token is not null
        && authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>What of a receipt is read. The number is in it too, and is left alone.</summary>
internal sealed record ReceiptBody(string? Reference, string? Status);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReceiptBody))]
internal sealed partial class ReceiptJson : JsonSerializerContext;
