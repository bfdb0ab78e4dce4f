using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Api.Contracts;
using SecureMediaIntake.FunctionApp.Clinic.Media;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>
/// <c>GET /api/fhir/Binary/{id}</c>: the bytes behind the address that the care record keeps. Always the media itself, in its own content type.
/// </summary>
/// <remarks>FHIR R4, Binary, "Serving Binary Resources using the RESTful API": http://hl7.org/fhir/R4/binary.html#rest.</remarks>
internal static class ReadBinaryEndpoint
{
    public static void MapReadBinary(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/api/fhir/Binary/{id}", [HttpMethods.Get, HttpMethods.Head], RunAsync)
            .RequireAuthorization(ApiTokens.MediaPolicy)
            .Serves(Caller.System, ClinicAction.ViewMedia, On.Binary)
            .Promises(MediaContracts.Read)
            .Promises(MediaContracts.Look);

    private static async Task RunAsync(
        string id, string? part, HttpContext context, ViewMedia view, CallingSystem caller, TimeProvider clock)
    {
        if (BinaryAddress.TryParse(id) is not var (request, item) || (part is null ? RenditionPart.Kept : MediaParts.Read(part)) is not { } wanted)
        {
            await RequestProblems.Unknown.ToHttp().ExecuteAsync(context);
            return;
        }

        var (subject, viewing) = (caller.Subject, caller.Viewing);
        var answer = new MediaAnswer(cancellation => view.RunAsync(subject, viewing, request, item, wanted, cancellation), clock);

        if (await answer.SendAsync(context) is { } problem)
        {
            await problem.ToHttp().ExecuteAsync(context);
        }
    }
}
