using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
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
            .WithName("ReadBinary")
            .WithSummary("Read the bytes behind a document of the care record")
            .WithDescription("FHIR R4 Binary. One range of at most 4 MiB at a time (206); without a range, all of it. Each first look is a line in the trail.")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg", additionalContentTypes: ["video/mp4"])
            .Produces(StatusCodes.Status206PartialContent, contentType: "image/jpeg", additionalContentTypes: ["video/mp4"])
            .Produces(StatusCodes.Status416RangeNotSatisfiable)
            .Refuses(401, 403, 404, 503);

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
