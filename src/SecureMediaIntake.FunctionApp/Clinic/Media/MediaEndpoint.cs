using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Clinic.Media;

/// <summary>A part of an item, to a clinician's browser.</summary>
internal static class MediaEndpoint
{
    public static void MapMedia(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/clinic/requests/{request}/items/{item}/{part}", [HttpMethods.Get, HttpMethods.Head], RunAsync)
            .RequireAuthorization(SignInSchemes.Policy)
            .Serves(Caller.Clinician, ClinicAction.ViewMedia, On.Request)
            .WithFaultPage();

    private static async Task RunAsync(
        string request, string item, string part, HttpContext context, ViewMedia view, SignedIn signedIn, TimeProvider clock)
    {
        if (!Ids.TryParse<RequestId>(request, out var requestId)
            || !Ids.TryParse<ItemId>(item, out var itemId)
            || MediaParts.Read(part) is not { } wanted)
        {
            await PlainPage.NotFound.ExecuteAsync(context);
            return;
        }

        var (clinician, viewing) = (signedIn.Clinician, signedIn.Viewing);
        var answer = new MediaAnswer(
            cancellation => view.RunAsync(clinician, viewing, requestId, itemId, wanted, cancellation), clock);

        switch (await answer.SendAsync(context))
        {
            case null:
                break;

            case var problem when problem == ViewingProblems.Hidden:
                // To whom it is theirs to see, the address says where to give the reason.
                context.Response.Redirect($"/clinic/requests/{requestId}/show");
                break;

            default:
                await PlainPage.NotFound.ExecuteAsync(context);
                break;
        }
    }
}
