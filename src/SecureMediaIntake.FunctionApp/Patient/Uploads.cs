using System.Diagnostics;

using Microsoft.AspNetCore.Http.HttpResults;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>What the upload page's script asks of the service. Bytes never come here: they go to storage.</summary>
internal static class Uploads
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/p/uploads").DisableAntiforgery();
        uploads.MapGet("", ListAsync).WithDisplayName("ListUploads").Serves(Caller.Patient, "list uploads");
        uploads.MapPost("", ReserveAsync).WithDisplayName("ReserveUpload").Serves(Caller.Patient, "reserve an upload");
        uploads.MapGet("/{id}", StateAsync).WithDisplayName("ReadUpload").Serves(Caller.Patient, "read an upload");
        uploads.MapPost("/{id}/sas", GrantAsync).WithDisplayName("GrantUpload").Serves(Caller.Patient, "get a right to write");
        uploads.MapPost("/{id}/complete", CompleteAsync).WithDisplayName("CompleteUpload").Serves(Caller.Patient, "complete an upload");
        uploads.MapPost("/{id}/remove", RemoveAsync).WithDisplayName("RemoveUpload").Serves(Caller.Patient, "remove an upload");
    }

    private static Task<IResult> ListAsync(PatientVisit visit, CancellationToken cancellation) => WithSessionAsync(
        visit,
        moving: false,
        session => Task.FromResult(session.Request.Find<UploadKey>(UploadKey.Key) is { } key
            ? TypedResults.Json(UploadListResponse.From(session.Request, key, visit.Words.Now), PatientJson.Default.UploadListResponse)
            : (IResult)Refusal(visit, LinkProblems.CheckAgain)),
        cancellation);

    private static Task<IResult> ReserveAsync(
        ReserveUploadRequest body, PatientVisit visit, ReserveUpload step, CancellationToken cancellation) => WithSessionAsync(
        visit,
        moving: false,
        async session => await step.RunAsync(session, body.ToForm(), cancellation) switch
        {
            Outcome<Upload>.Ok(var upload) => TypedResults.Json(
                ReserveUploadResponse.From(upload, await NumberAsync(visit, upload.Item, cancellation)),
                PatientJson.Default.ReserveUploadResponse,
                statusCode: StatusCodes.Status201Created),
            Outcome<Upload>.Refused(var problem) => Refusal(visit, problem),
            _ => throw new UnreachableException(),
        },
        cancellation);

    private static Task<IResult> StateAsync(string id, PatientVisit visit, CancellationToken cancellation) => WithItemAsync(
        id,
        visit,
        moving: true,
        (session, item) => Task.FromResult<IResult>(session.Request.Item(item) is { Status: not ItemStatus.Erased } media
            ? TypedResults.Json(UploadStateResponse.From(session.Request, media, visit.Words.Now), PatientJson.Default.UploadStateResponse)
            : Refusal(visit, UploadProblems.Unknown)),
        cancellation);

    private static Task<IResult> GrantAsync(string id, PatientVisit visit, GrantUpload step, CancellationToken cancellation) => WithItemAsync(
        id,
        visit,
        moving: true,
        async (session, item) => await step.RunAsync(session, item, cancellation) switch
        {
            Outcome<UploadRight>.Ok(var right) => TypedResults.Json(
                new UploadRightResponse(right.Url.AbsoluteUri, right.ExpiresAt), PatientJson.Default.UploadRightResponse),
            Outcome<UploadRight>.Refused(var problem) => Refusal(visit, problem),
            _ => throw new UnreachableException(),
        },
        cancellation);

    private static Task<IResult> CompleteAsync(
        string id, CompleteUploadRequest body, PatientVisit visit, CompleteUpload step, CancellationToken cancellation) => WithItemAsync(
        id,
        visit,
        moving: true,
        async (session, item) => await step.RunAsync(session, item, body.BlockCount, body.Digest, cancellation) switch
        {
            Outcome<Completion>.Ok({ Missing: [] } completion) => TypedResults.Json(
                new UploadStateResponse(completion.State == ItemStatus.Reserved ? "checking" : "received", null),
                PatientJson.Default.UploadStateResponse,
                statusCode: completion.State == ItemStatus.Reserved ? StatusCodes.Status202Accepted : StatusCodes.Status200OK),
            Outcome<Completion>.Ok(var completion) => TypedResults.Json(
                new BlocksMissingResponse("blocks-missing", completion.Missing),
                PatientJson.Default.BlocksMissingResponse,
                statusCode: StatusCodes.Status409Conflict),
            Outcome<Completion>.Refused(var problem) => Refusal(visit, problem),
            _ => throw new UnreachableException(),
        },
        cancellation);

    private static Task<IResult> RemoveAsync(string id, PatientVisit visit, RemoveUpload step, CancellationToken cancellation) => WithItemAsync(
        id,
        visit,
        moving: false,
        async (session, item) => await step.RunAsync(session, item, cancellation) switch
        {
            Outcome<bool>.Ok => TypedResults.NoContent(),
            Outcome<bool>.Refused(var problem) => Refusal(visit, problem),
            _ => throw new UnreachableException(),
        },
        cancellation);

    /// <summary>The refusal in the language of the page whose script asks.</summary>
    private static ProblemHttpResult Refusal(PatientVisit visit, Problem problem) =>
        (problem with { PublicMessage = visit.Words.Of(problem) }).ToHttp();

    private static async Task<int> NumberAsync(PatientVisit visit, ItemId item, CancellationToken cancellation) =>
        await visit.SessionAsync(moving: false, cancellation) is Outcome<LinkSession>.Ok(var fresh)
            ? fresh.Request.Item(item)!.Number
            : 1;

    private static Task<IResult> WithItemAsync(
        string id, PatientVisit visit, bool moving, Func<LinkSession, ItemId, Task<IResult>> answer, CancellationToken cancellation) =>
        Ids.TryParse<ItemId>(id, out var item)
            ? WithSessionAsync(visit, moving, session => answer(session, item), cancellation)
            : Task.FromResult<IResult>(Refusal(visit, UploadProblems.Unknown));

    private static async Task<IResult> WithSessionAsync(
        PatientVisit visit, bool moving, Func<LinkSession, Task<IResult>> answer, CancellationToken cancellation) =>
        await visit.SessionAsync(moving, cancellation) switch
        {
            // Of an ended link the page says why; the script, and what it kept, have nothing more to do with it.
            Outcome<LinkSession>.Ok({ State: LinkStatus.Locked or LinkStatus.Revoked or LinkStatus.Expired }) => Refusal(visit, LinkProblems.Ended),
            Outcome<LinkSession>.Ok(var session) => await answer(session),
            Outcome<LinkSession>.Refused(var problem) => Refusal(visit, problem),
            _ => throw new UnreachableException(),
        };
}
