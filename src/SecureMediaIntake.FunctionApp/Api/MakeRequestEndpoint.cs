using System.Diagnostics;
using System.Text.Json;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Api.Contracts;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>
/// <c>POST /api/v1/media-requests</c>. 201 with its Location; 200 with the same id when the key asked for the same before; 422 when the key was
/// used for something else.
/// </summary>
internal static class MakeRequestEndpoint
{
    public const string Address = "/api/v1/media-requests";

    private const string KeyHeader = "Idempotency-Key";

    public static void MapMakeRequest(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Address, RunAsync).RequireAuthorization(ApiTokens.RequestPolicy).Serves(Caller.System, ClinicAction.MakeRequest, On.Organisation).Promises(RequestContracts.Make);

    private static async Task<IResult> RunAsync(
        HttpRequest request, RequestMedia requestMedia, ReadRequests requests, CallingSystem caller, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Headers[KeyHeader] is not [{ Length: > 0 } key])
        {
            return ApiProblems.KeyIsMissing.ToHttp();
        }

        if (!request.HasJsonContentType())
        {
            return ApiProblems.NotJson.ToHttp();
        }

        MediaRequestBody? body;

        try
        {
            body = await JsonSerializer.DeserializeAsync(request.Body, MediaRequestBodyJson.Default.MediaRequestBody, cancellation);
        }
        catch (JsonException e)
        {
            return ApiProblems.BodyIsWrong(e).ToHttp();
        }

        if (body is null)
        {
            return ApiProblems.BodyIsMalformed.ToHttp();
        }

        var started = clock.GetUtcNow();

        return await requestMedia.RunAsync(caller.Subject, body.ToForm(key), cancellation) switch
        {
            Outcome<RequestId>.Ok(var id) => await AnswerAsync(id, started, requests, caller.Subject, cancellation),
            Outcome<RequestId>.Refused(var problem) => problem.ToHttp(),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<IResult> AnswerAsync(
        RequestId id, DateTimeOffset started, ReadRequests requests, Clinician subject, CancellationToken cancellation)
    {
        if (await requests.OneAsync(subject, id, cancellation) is not Outcome<RequestSheet>.Ok({ Head: var head }))
        {
            // Erased between the two: to the caller it is as if it came later.
            return RequestProblems.Unknown.ToHttp();
        }

        var answer = new MediaRequestMade(id.Value, Names.Of(head.Status));

        // Older than this call: an earlier one made it. Two instances whose clocks differ may say 201 twice; the id is the same all the same.
        return head.CreatedAt < started
            ? TypedResults.Json(answer, MediaRequestAnswerJson.Default.MediaRequestMade)
            : new Created(id, answer);
    }

    /// <summary>201 with a body of a known type: the framework's own would look for it at run time.</summary>
    private sealed class Created(RequestId id, MediaRequestMade answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Location = $"{Address}/{id}";
            return TypedResults.Json(answer, MediaRequestAnswerJson.Default.MediaRequestMade, statusCode: StatusCodes.Status201Created)
                .ExecuteAsync(httpContext);
        }
    }
}
