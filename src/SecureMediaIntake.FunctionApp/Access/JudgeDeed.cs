using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Api;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Access;

/// <summary>Puts together who calls and what they want, and asks the rules.</summary>
internal sealed class JudgeDeed(SignedIn signedIn, CallingSystem system, FindSubject subjects, OpenRequest requests, OpenTrail trails)
{
    public Clinician CallerOf(Caller who) => who is Caller.System ? system.Subject : signedIn.Clinician;

    public async Task<Verdict> RunAsync(HttpContext context, Caller who, Deed deed)
    {
        var caller = CallerOf(who);

        if (deed.Object is On.Organisation)
        {
            var subject = await subjects.RunAsync(caller, context.RequestAborted);
            return AccessRules.Allows(subject, deed.Action, new Target.OfOrganisation(caller.Organisation)) ? Verdict.Allowed : Verdict.NotTheirRole;
        }

        if (ObjectLoaders.RequestOf(deed.Object, context.Request.RouteValues) is not { } id)
        {
            return Verdict.NotFound;
        }

        if (deed.Action is ClinicAction.ReadTrail)
        {
            // What is erased has no key, and a trail all the same.
            using var trail = await trails.RunAsync(caller, id, context.RequestAborted);
            return trail is null ? Verdict.NotFound : Verdict.Allowed;
        }

        using var opened = await requests.RunAsync(caller, deed.Action, id, context.RequestAborted);
        return opened is null ? Verdict.NotFound : Verdict.Allowed;
    }
}
