namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>Endpoint metadata: who may call this. Every endpoint carries one, or the app does not start.</summary>
/// <param name="Who">Whom the endpoint serves.</param>
/// <param name="Action">What it does, for people who check the rules.</param>
internal sealed record Declared(Caller Who, string Action);

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
}

/// <summary>Default deny, checked before the first request: an endpoint that forgot to say whom it serves stops the start.</summary>
internal static class DeclaredEndpoints
{
    public static void Check(WebApplication app)
    {
        var silent = ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.GetMetadata<Declared>() is null
                && endpoint.Metadata.GetMetadata<Pipeline.TriggerEndpoint>() is null)
            .Select(endpoint => endpoint.DisplayName)
            .ToList();

        if (silent.Count > 0)
        {
            throw new Start.SettingsException($"These endpoints do not declare whom they serve: {string.Join(", ", silent)}.");
        }
    }

    public static TBuilder Serves<TBuilder>(this TBuilder builder, Caller who, string action)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Declared(who, action));
}
