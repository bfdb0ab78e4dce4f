using System.Net.Mail;
using System.Text.Json;
using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>The API's way to send an e-mail. As far as the service here needs it: sending, and no look-up of what became of it.</summary>
/// <remarks><see href="https://docs.notifications.service.gov.uk/rest-api.html#send-an-email"/></remarks>
internal sealed class EmailEndpoint(EmailOutbox outbox, NotifySwitches switches, NotifyKey key, NotifyServerOptions options, Func<Uri> address)
{
    private const string From = "local.world@notifications.example";

    private static readonly string[] Members =
        ["email_address", "template_id", "personalisation", "reference", "email_reply_to_id", "one_click_unsubscribe_url"];

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v2/notifications/email", SendAsync);

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        var body = await NotifyEndpoints.ReadAsync(request);
        var (to, template) = Validate(body);
        switches.PassOrRefuse();
        if (!options.EmailTemplates.TryGetValue(template.ToString("D"), out var found))
        {
            throw NotifyRefusedException.Bad("Template not found");
        }

        JsonElement? values = body.TryGetProperty("personalisation", out var given) ? given : null;
        var email = new SentEmail(
            RandomUuid.New(), to, NotifyTemplate.FillEmail(found.Subject, values), NotifyTemplate.FillEmail(found.Body, values),
            NotifyEndpoints.Text(body, "reference"), options.Clock.GetUtcNow());
        outbox.Add(email);
        if (switches.TakeLostAnswer())
        {
            request.HttpContext.Abort();
            return Results.Empty;
        }

        var sent = new WireSentEmail(
            email.Id.ToString(), email.Reference, new(email.Body, From, email.Subject), new Uri(address(), $"/v2/notifications/{email.Id}").ToString(),
            new(template.ToString("D"), 1, new Uri(address(), $"/services/{key.ServiceId}/templates/{template:D}").ToString()), ScheduledFor: null);
        return TypedResults.Json(sent, NotifyJson.Default.WireSentEmail, statusCode: StatusCodes.Status201Created);
    }

    private static (string To, Guid Template) Validate(JsonElement body)
    {
        var faults = new List<string>();
        var to = NotifyEndpoints.Text(body, "email_address");
        if (to is null)
        {
            faults.Add("email_address is a required property");
        }
        else if (!MailAddress.TryCreate(to, out var read) || read.Address != to || !read.Host.Contains('.', StringComparison.Ordinal))
        {
            faults.Add("email_address Not a valid email address");
        }

        var template = Guid.Empty;
        if (!body.TryGetProperty("template_id", out var id))
        {
            faults.Add("template_id is a required property");
        }
        else if (!Guid.TryParseExact(id.ToString(), "D", out template))
        {
            faults.Add("template_id is not a valid UUID");
        }

        faults.AddRange(body.EnumerateObject().Where(one => !Members.Contains(one.Name))
            .Select(one => $"Additional properties are not allowed ({one.Name} was unexpected)"));
        return faults.Count == 0 ? (to!, template) : throw new NotifyRefusedException(StatusCodes.Status400BadRequest, "ValidationError", faults);
    }
}
