using System.Diagnostics;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Api;
using SecureMediaIntake.FunctionApp.Clinic;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Access;

/// <summary>
/// Judges every call of staff and systems before any code of the page runs, from what the endpoint declares. The steps judge again on the rows that they
/// then use, and a long answer every few seconds: the guard cannot be forgotten, the step cannot be overtaken.
/// </summary>
internal sealed class AccessGuard(RequestDelegate next, MissFloor floor, AccessLog log)
{
    public async Task InvokeAsync(HttpContext context, JudgeDeed judge)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Declared>() is not { Who: Caller.Clinician or Caller.System } declared)
        {
            await next(context);
            return;
        }

        var started = floor.Start();
        var deed = DeedOf(context, declared);
        var verdict = deed is null ? Verdict.NotFound : await judge.RunAsync(context, declared.Who, deed);

        if (deed is not null && verdict is not Verdict.Allowed)
        {
            await log.RefusedAsync(judge.CallerOf(declared.Who), deed.Action, verdict, context.RequestAborted);
        }

        switch (verdict)
        {
            case Verdict.Allowed:
                await next(context);
                break;

            case Verdict.NotFound:
                await floor.WaitAsync(started, context.RequestAborted);
                await (declared.Who is Caller.System ? RequestProblems.Unknown.ToHttp() : (IResult)PlainPage.NotFound).ExecuteAsync(context);
                break;

            case Verdict.NotTheirRole:
                await (declared.Who is Caller.System ? ApiProblems.RoleIsMissing.ToHttp() : (IResult)PlainPage.NotTheirRole).ExecuteAsync(context);
                break;

            default:
                throw new UnreachableException($"Verdict {verdict} has no answer.");
        }
    }

    /// <summary>The handler that the framework will choose: the one of that name, or the one without a name.</summary>
    /// <returns>Null for a method that nobody declared. The framework would show a page without having run anything.</returns>
    private static Deed? DeedOf(HttpContext context, Declared declared)
    {
        var method = context.Request.Method;
        var handler = context.Request.Query["handler"] is [{ Length: > 0 } name] ? name : context.GetRouteValue("handler") as string;

        return declared.Deeds.FirstOrDefault(deed => handler is not null && deed.Fits(method, handler))
            ?? declared.Deeds.FirstOrDefault(deed => deed.Fits(method, handler: null));
    }
}

/// <summary>What the guard answers.</summary>
internal enum Verdict
{
    Allowed,

    /// <summary>Not there, or not theirs: nobody can tell which.</summary>
    NotFound,

    /// <summary>Nothing of their own organisation is asked for that could be hidden, but their role does not include it.</summary>
    NotTheirRole,
}
