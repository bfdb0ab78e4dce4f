using System.Diagnostics;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Api.Contracts;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>
/// <c>GET /api/v1/webhooks</c> and <c>…/webhooks/deliveries?state=dead</c>: who is told, and what could not be told. <c>POST …/replay</c> and <c>…/resume</c> begin
/// anew; neither creates anything, and the same again is harmless, so neither takes an idempotency key.
/// </summary>
internal static class WebhookEndpoints
{
    private const string Address = "/api/v1/webhooks";

    /// <summary>The only state that is listed: what waits will be told, what was delivered the receiver knows.</summary>
    private const string Dead = "dead";

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync).RequireAuthorization(ApiTokens.RequestPolicy).Serves(Caller.System, ClinicAction.ReadWebhooks, On.Organisation).Promises(WebhookContracts.List);
        routes.MapGet($"{Address}/deliveries", ListDeadAsync).RequireAuthorization(ApiTokens.RequestPolicy).Serves(Caller.System, ClinicAction.ReadWebhooks, On.Organisation).Promises(WebhookContracts.ListDead);
        routes.MapPost($"{Address}/deliveries/{{delivery}}/replay", ReplayAsync)
            .RequireAuthorization(ApiTokens.RequestPolicy).Serves(Caller.System, ClinicAction.ResendWebhooks, On.Organisation).Promises(WebhookContracts.Replay);
        routes.MapPost($"{Address}/{{webhook}}/resume", ResumeAsync)
            .RequireAuthorization(ApiTokens.RequestPolicy).Serves(Caller.System, ClinicAction.ResendWebhooks, On.Organisation).Promises(WebhookContracts.Resume);
    }

    private static async Task<IResult> ListAsync(ReadWebhooks read, CallingSystem caller, CancellationToken cancellation) =>
        TypedResults.Json(new WebhookList([.. (await read.RunAsync(caller.Subject, cancellation)).Select(WebhookAnswer.From)]), WebhookJson.Default.WebhookList);

    private static async Task<IResult> ListDeadAsync(string? state, DeadDeliveries dead, CallingSystem caller, CancellationToken cancellation) => state == Dead
        ? TypedResults.Json(
            new DeliveryList([.. (await dead.OfAsync(caller.Subject.Organisation, cancellation)).Select(DeliveryAnswer.From)]), WebhookJson.Default.DeliveryList)
        : WebhookProblems.StateIsWrong.ToHttp();

    private static async Task<IResult> ReplayAsync(string delivery, ReplayDelivery replay, CallingSystem caller, CancellationToken cancellation) =>
        DeliveryId.TryParse(delivery, out var id)
            ? await replay.RunAsync(caller.Subject, id, cancellation) switch
            {
                Outcome<Delivery>.Ok(var again) => TypedResults.Json(
                    DeliveryAnswer.From(again), WebhookJson.Default.DeliveryAnswer, statusCode: StatusCodes.Status202Accepted),
                Outcome<Delivery>.Refused(var problem) => problem.ToHttp(),
                _ => throw new UnreachableException(),
            }
            : WebhookProblems.IdIsWrong.ToHttp();

    private static async Task<IResult> ResumeAsync(string webhook, ResumeWebhook resume, CallingSystem caller, CancellationToken cancellation) =>
        OpaqueId.IsOne(webhook)
            ? await resume.RunAsync(caller.Subject, webhook, cancellation) switch
            {
                Outcome<WebhookSheet>.Ok(var sheet) => TypedResults.Json(WebhookAnswer.From(sheet), WebhookJson.Default.WebhookAnswer),
                Outcome<WebhookSheet>.Refused(var problem) => problem.ToHttp(),
                _ => throw new UnreachableException(),
            }
            : WebhookProblems.IdIsWrong.ToHttp();
}
