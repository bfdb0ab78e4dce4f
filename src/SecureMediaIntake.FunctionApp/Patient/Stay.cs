using System.Diagnostics;
using System.Text.Json.Serialization;

using Microsoft.AspNetCore.Http.HttpResults;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// What the script that warns "Are you still there?" asks: how long this session lasts (another tab, or an upload, may have given a sign of life since the
/// page was made), and to give one.
/// </summary>
internal static class Stay
{
    public const string Address = "/p/stay";

    /// <summary>How long before the end of the session the page warns: journeys X2, and WCAG 2.2.1 wants 20 seconds at least.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromMinutes(2);

    public static void MapStay(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, LeftAsync).WithDisplayName("SessionLeft").Serves(Caller.Patient, "ask how long a session lasts");
        routes.MapPost(Address, StayAsync).DisableAntiforgery().WithDisplayName("Stay").Serves(Caller.Patient, "stay on a page");
    }

    private static async Task<IResult> LeftAsync(PatientVisit visit, TimeProvider clock, CancellationToken cancellation) =>
        await visit.SessionAsync(moving: false, cancellation) switch
        {
            Outcome<LinkSession>.Ok(var session) => Left(session.Link.Session!.LeftAt(clock.GetUtcNow())),
            Outcome<LinkSession>.Refused(var problem) => problem.ToHttp(),
            _ => throw new UnreachableException(),
        };

    private static async Task<IResult> StayAsync(PatientVisit visit, StayHere stay, CancellationToken cancellation)
    {
        var found = await visit.SessionAsync(moving: false, cancellation);
        return (found is Outcome<LinkSession>.Ok(var session) ? await stay.RunAsync(session, cancellation) : ((Outcome<LinkSession>.Refused)found).Problem) switch
        {
            Outcome<TimeSpan>.Ok(var left) => Left(left),
            Outcome<TimeSpan>.Refused(var problem) => problem.ToHttp(),
            _ => throw new UnreachableException(),
        };
    }

    internal static JsonHttpResult<SessionLeft> Left(TimeSpan left) => TypedResults.Json(new SessionLeft((int)left.TotalSeconds), SessionLeftJson.Default.SessionLeft);
}

internal sealed record SessionLeft(int SecondsLeft);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SessionLeft))]
internal sealed partial class SessionLeftJson : JsonSerializerContext;
