using System.Diagnostics;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Api.Contracts;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary><c>GET /api/v1/media-requests/{id}</c>: where it stands, its items, and what they are in the care record.</summary>
internal static class ReadRequestEndpoint
{
    public static void MapReadRequest(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{MakeRequestEndpoint.Address}/{{id}}", RunAsync)
            .RequireAuthorization(ApiTokens.RequestPolicy)
            .Serves(Caller.System, ClinicAction.ReadRequest, On.Request)
            .Promises(RequestContracts.Read);

    private static async Task<IResult> RunAsync(string id, ReadRequests requests, CallingSystem caller, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request))
        {
            return RequestProblems.Unknown.ToHttp();
        }

        return await requests.OneAsync(caller.Subject, request, cancellation) switch
        {
            Outcome<RequestSheet>.Ok(var sheet) =>
                TypedResults.Json(MediaRequestState.From(sheet), MediaRequestAnswerJson.Default.MediaRequestState),
            Outcome<RequestSheet>.Refused(var problem) => problem.ToHttp(),
            _ => throw new UnreachableException(),
        };
    }
}
