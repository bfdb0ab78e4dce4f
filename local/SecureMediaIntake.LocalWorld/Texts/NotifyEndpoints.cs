using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>The API: send a text, ask for one, list them.</summary>
/// <param name="address">Known once the server listens.</param>
internal sealed class NotifyEndpoints(Outbox outbox, NotifySwitches switches, NotifyKey key, NotifyServerOptions options, Func<Uri> address)
{
    /// <summary>Most notifications in one answer, as the service documents it.</summary>
    private const int PageSize = 250;

    /// <summary>The sender's name on a phone when a service has chosen none.</summary>
    private const string FromNumber = "GOVUK";

    private static readonly string[] Members = ["phone_number", "template_id", "personalisation", "reference", "sms_sender_id"];

    private static readonly string[] Filters = ["reference", "status", "template_type", "older_than"];

    private readonly Dictionary<Guid, NotifyTemplate> _templates = options.Templates.Append(RequestTemplate.Entry)
        .ToDictionary(one => Guid.Parse(one.Key), one => new NotifyTemplate(Guid.Parse(one.Key).ToString("D"), one.Value));

    /// <summary>Told of each text that is accepted.</summary>
    public Action<AcceptedText> Accepted { get; set; } = _ => { };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v2/notifications/sms", SendAsync);
        routes.MapGet("/v2/notifications/{id}", Get);
        routes.MapGet("/v2/notifications", List);
    }

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        var body = await ReadAsync(request);
        var (number, template) = Validate(body);
        switches.PassOrRefuse();
        if (!_templates.TryGetValue(template, out var found))
        {
            throw NotifyRefusedException.Bad("Template not found");
        }

        var content = found.Fill(body.TryGetProperty("personalisation", out var values) ? values : null);
        var to = body.GetProperty("phone_number").GetString()!;
        var text = outbox.Add(to, number, content, Text(body, "reference"), found.Id);
        Accepted(text);
        if (switches.TakeLostAnswer())
        {
            request.HttpContext.Abort();
            return Results.Empty;
        }

        var sent = new WireSent(
            text.Id.ToString(), text.Reference, new(text.Body, FromNumber), Link(text), Template(text), ScheduledFor: null);
        return TypedResults.Json(sent, NotifyJson.Default.WireSent, statusCode: StatusCodes.Status201Created);
    }

    private JsonHttpResult<WireNotification> Get(string id)
    {
        if (!Guid.TryParse(id, out var wanted))
        {
            throw new NotifyRefusedException(StatusCodes.Status400BadRequest, "ValidationError", "id is not a valid UUID");
        }

        return outbox.All().FirstOrDefault(text => text.Id == wanted) is { } found
            ? TypedResults.Json(Show(found), NotifyJson.Default.WireNotification)
            : throw NotifyRefusedException.NotFound();
    }

    private JsonHttpResult<WireNotifications> List(HttpRequest request)
    {
        var query = request.Query;
        if (query.Keys.FirstOrDefault(name => !Filters.Contains(name)) is { } unknown)
        {
            throw Invalid($"Additional properties are not allowed ({unknown} was unexpected)");
        }

        var page = outbox.All().Reverse()
            .SkipWhile(text => query["older_than"].Count > 0 && text.Id.ToString() != query["older_than"])
            .Skip(query["older_than"].Count > 0 ? 1 : 0)
            .Where(text => query["reference"].Count == 0 || text.Reference == query["reference"])
            .Where(text => query["status"].Count == 0 || query["status"].Contains(outbox.StatusOf(text)))
            .Where(_ => query["template_type"].Count == 0 || query["template_type"].Contains("sms"))
            .Take(PageSize).ToList();
        var current = new Uri(address(), $"/v2/notifications{request.QueryString}").ToString();
        var next = page.Count == 0 ? null : new Uri(address(), $"/v2/notifications{Older(request, page[^1].Id)}").ToString();
        return TypedResults.Json(
            new WireNotifications([.. page.Select(Show)], new(current, next)), NotifyJson.Default.WireNotifications);
    }

    private static QueryString Older(HttpRequest request, Guid last) =>
        QueryString.Create(request.Query.Where(one => one.Key != "older_than")).Add("older_than", last.ToString());

    internal static async Task<JsonElement> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, cancellationToken: request.HttpContext.RequestAborted)
                is { ValueKind: JsonValueKind.Object } body
                ? body
                : throw NotifyRefusedException.Bad("Invalid JSON supplied in POST data");
        }
        catch (JsonException)
        {
            throw NotifyRefusedException.Bad("Invalid JSON supplied in POST data");
        }
    }

    // All that is wrong is told at once, as the schema check of the real service does.
    private static (string Number, Guid Template) Validate(JsonElement body)
    {
        var faults = new List<string>();
        var number = "";
        if (!body.TryGetProperty("phone_number", out var phone))
        {
            faults.Add("phone_number is a required property");
        }
        else if (phone.ValueKind != JsonValueKind.String)
        {
            faults.Add("phone_number is not of type string");
        }
        else
        {
            number = PhoneNumber.TryNormalise(phone.GetString()!, out var fault);
            if (number is null)
            {
                faults.Add($"phone_number {fault}");
            }
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
        return faults.Count == 0
            ? (number!, template)
            : throw new NotifyRefusedException(StatusCodes.Status400BadRequest, "ValidationError", faults);
    }

    private WireNotification Show(AcceptedText text) =>
        new(text.Id.ToString(), text.Reference, text.To, outbox.StatusOf(text), Template(text), text.Body)
        {
            CreatedAt = Time(text.At),
            SentAt = outbox.SentAt(text) is { } sent ? Time(sent) : null,
            CompletedAt = outbox.CompletedAt(text) is { } completed ? Time(completed) : null,
        };

    private string Link(AcceptedText text) => new Uri(address(), $"/v2/notifications/{text.Id}").ToString();

    private WireTemplate Template(AcceptedText text) => new(
        text.TemplateId, 1, new Uri(address(), $"/services/{key.ServiceId}/templates/{text.TemplateId}").ToString());

    internal static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    internal static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static NotifyRefusedException Invalid(string message) => new(StatusCodes.Status400BadRequest, "ValidationError", message);
}
