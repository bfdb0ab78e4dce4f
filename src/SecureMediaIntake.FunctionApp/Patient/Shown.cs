using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.FunctionApp.Clinic.Media;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>The pictures and videos of a view link, to the browser that passed check and numbers, and its sign of life.</summary>
internal static class Shown
{
    public const string StayAddress = "/p/photos/stay";

    public static void MapShown(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/p/photos/{item}/{part}", [HttpMethods.Get, HttpMethods.Head], SendAsync)
            .WithDisplayName("Shown").Serves(Caller.Patient, "see what is shown");
        routes.MapGet(StayAddress, LeftAsync).WithDisplayName("ViewSessionLeft").Serves(Caller.Patient, "ask how long a session lasts");
        routes.MapPost(StayAddress, StayAsync).DisableAntiforgery().WithDisplayName("StayLooking").Serves(Caller.Patient, "stay on a page");
    }

    /// <summary>Address of a part of an item. It names nobody: item ids are random, and without the session it is good for nothing.</summary>
    public static string Of(MediaItem item, RenditionPart part) => $"{PhotosPage.Address}/{item.Id}/{part.InAddress()}";

    private static async Task SendAsync(string item, string part, HttpContext context, PatientVisit visit, ViewShown view, TimeProvider clock)
    {
        var problem = LinkProblems.Ended;

        if (visit.ViewClaim is not { } claim)
        {
            problem = LinkProblems.CheckAgain;
        }
        else if (Ids.TryParse<ItemId>(item, out var id) && MediaParts.Read(part) is { } wanted)
        {
            problem = await new MediaAnswer(cancellation => view.RunAsync(claim, id, wanted, cancellation), clock).SendAsync(context);
        }

        if (problem is not null)
        {
            await problem.ToHttp().ExecuteAsync(context);
        }
    }

    private static async Task<IResult> LeftAsync(PatientVisit visit, TimeProvider clock, CancellationToken cancellation) =>
        await visit.ViewAsync(cancellation) switch
        {
            Outcome<ViewSession>.Ok({ State: ViewLinkStatus.Verified } session) => Stay.Left(session.Link.Session!.LeftAt(clock.GetUtcNow())),
            Outcome<ViewSession>.Ok => LinkProblems.Ended.ToHttp(),
            Outcome<ViewSession>.Refused(var problem) => problem.ToHttp(),
            _ => throw new UnreachableException(),
        };

    private static async Task<IResult> StayAsync(PatientVisit visit, StayLooking stay, CancellationToken cancellation)
    {
        var found = await visit.ViewAsync(cancellation);
        return (found is Outcome<ViewSession>.Ok(var session) ? await stay.RunAsync(session, cancellation) : ((Outcome<ViewSession>.Refused)found).Problem) switch
        {
            Outcome<TimeSpan>.Ok(var left) => Stay.Left(left),
            Outcome<TimeSpan>.Refused(var problem) => problem.ToHttp(),
            _ => throw new UnreachableException(),
        };
    }
}
