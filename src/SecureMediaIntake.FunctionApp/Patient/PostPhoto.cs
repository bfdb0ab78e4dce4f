using System.Diagnostics;

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// P6 without script: one photo by a plain form. No handler of the page, because those have the framework read the form, and it keeps a file's
/// bytes in clear on disk; here they go from the connection into the cipher.
/// </summary>
internal static class PostPhoto
{
    private const string Files = "/p/files";

    public static void MapPostPhoto(this IEndpointRouteBuilder routes) => routes.MapPost("/p/files/photo", RunAsync)
        .WithDisplayName("PostPhoto")

        // Asked of the same token, but by us: the framework would look for it by reading the form.
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(UploadLimits.MaxPostedBody), new FaultPage(ProblemPage.WriteAsync))
        .Serves(Caller.Patient, "post a photo without script");

    private static async Task<IResult> RunAsync(
        HttpContext http, PatientVisit visit, IAntiforgery tokens, IOptions<AntiforgeryOptions> forms, PostedPhotoPlaces places, UploadPostedPhoto step,
        AwaitReceived received, CancellationToken cancellation)
    {
        if (await visit.SessionAsync(moving: false, cancellation) is not Outcome<LinkSession>.Ok({ State: LinkStatus.Verified } session)
            || PhotoForm.Of(http.Request) is not { } form)
        {
            return Results.Redirect("/p/carry-on");
        }

        if (await form.TokenAsync(cancellation) is not { } token)
        {
            return Results.BadRequest();
        }

        http.Request.Headers[forms.Value.HeaderName!] = token;
        if (!await tokens.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        using var place = await places.TakeAsync(cancellation);
        return place is null ? Refused(UploadProblems.Malformed) : await TakeAsync(session, form, step, received, cancellation);
    }

    private static async Task<IResult> TakeAsync(
        LinkSession session, PhotoForm form, UploadPostedPhoto step, AwaitReceived received, CancellationToken cancellation)
    {
        if (await form.PhotoAsync(cancellation) is not { } photo)
        {
            return Refused(UploadProblems.NothingSelected);
        }

        if (Refusal(photo) is { } problem)
        {
            return Refused(problem);
        }

        switch (await step.RunAsync(session, photo.ClaimedType, photo.Content, cancellation))
        {
            case Outcome<ItemId>.Refused(var refusal):
                return Refused(refusal);

            case Outcome<ItemId>.Ok(var item):
                await received.RunAsync(session.Request.Id, item, cancellation);
                return Results.Redirect($"{Files}?added=1");

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>By content: what the Sanitiser would refuse as no photo at all need not be stored first.</summary>
    private static Problem? Refusal(PostedPhoto photo) => MediaSniff.Identify(photo.Head) switch
    {
        _ when photo.Head.Length == 0 => UploadProblems.Empty,
        Outcome<SniffedMedia>.Ok({ Kind: MediaKind.Photo }) => null,
        Outcome<SniffedMedia>.Ok => PostedRefusals.Video,

        // With an advice of its own, such as "turn RAW off".
        Outcome<SniffedMedia>.Refused(var problem) when problem != MediaProblems.Unknown => problem,
        _ => UploadProblems.WrongType,
    };

    /// <summary>What ended the session or the link, the page finds out by itself.</summary>
    private static IResult Refused(Problem problem) => Results.Redirect(
        problem.Kind is ProblemKind.Gone or ProblemKind.CheckAgain || problem == LinkProblems.Moved
            ? "/p/carry-on"
            : $"{Files}?problem={PostedRefusals.WordOf(problem)}");
}
