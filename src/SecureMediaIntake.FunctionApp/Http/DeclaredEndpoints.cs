using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.FunctionApp.Access;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>Endpoint metadata: who may call this. Every endpoint carries one, or the app does not start.</summary>
/// <param name="Who">Whom the endpoint serves.</param>
/// <param name="What">What it is, for people who check the rules.</param>
internal sealed record Declared(Caller Who, string What)
{
    /// <summary>For staff and systems: what each method or handler does, and to what. Judged by <see cref="AccessGuard"/>.</summary>
    public IReadOnlyList<Deed> Deeds { get; init; } = [];

    /// <summary>Handlers of a page that do not say what they do.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    public bool IsComplete => Who is not (Caller.Clinician or Caller.System) || (Deeds.Count > 0 && Silent.Count == 0);
}

/// <summary>Who calls.</summary>
internal enum Caller
{
    /// <summary>Anybody: a ping, a health check, the door before the identity check.</summary>
    Anyone,

    /// <summary>A browser that passed the identity check of a link.</summary>
    Patient,

    /// <summary>A signed-in clinician.</summary>
    Clinician,

    /// <summary>A system with a token.</summary>
    System,

    /// <summary>The text service, with the one token that it was given for its receipts.</summary>
    TextService,
}

/// <summary>
/// Default deny, checked before the first request: an endpoint that forgot to say whom it serves stops the start, and so does one for staff or systems that
/// forgot to say what it does.
/// </summary>
internal static class DeclaredEndpoints
{
    public static void Check(WebApplication app)
    {
        var silent = Of(app)
            .Where(endpoint => endpoint.Metadata.GetMetadata<Pipeline.TriggerEndpoint>() is null
                && endpoint.Metadata.GetMetadata<Declared>() is not { IsComplete: true })
            .Select(endpoint => endpoint.DisplayName)
            .ToList();

        if (silent.Count > 0)
        {
            throw new Start.SettingsException($"These endpoints do not declare whom they serve, or what they do: {string.Join(", ", silent)}.");
        }
    }

    public static IEnumerable<Endpoint> Of(WebApplication app) => ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints);

    /// <summary>For whoever is judged by nothing but the endpoint itself: anybody, a patient's session, the text service's token.</summary>
    public static TBuilder Serves<TBuilder>(this TBuilder builder, Caller who, string what)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Declared(who, what));

    /// <summary>For staff and systems.</summary>
    public static TBuilder Serves<TBuilder>(this TBuilder builder, Caller who, ClinicAction action, On on)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Declared(who, action.ToString()) { Deeds = [new(Method: null, Handler: null, action, on)] });
}
