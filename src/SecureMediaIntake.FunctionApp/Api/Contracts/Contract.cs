using System.Text.Json.Serialization.Metadata;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Api.Contracts;

/// <summary>
/// Endpoint metadata: what an endpoint of the API promises to systems. docs/openapi.json is written from it and from the types that are really read and written
/// (<c>./run openapi</c>); the tests hold every answer that they get to it. Nothing is decided by it.
/// </summary>
/// <param name="Id">Name of the operation, for generated clients. It never changes.</param>
/// <param name="Summary">In a line.</param>
internal sealed record Contract(string Id, string Summary)
{
    public string Description { get; init; } = string.Empty;

    /// <summary>For one method of an endpoint that has several; null for all that have none of their own.</summary>
    public string? Method { get; init; }

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    public Body? Takes { get; init; }

    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Refusals of its own; those of every call with a token come by themselves.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What the same call a second time does.</summary>
    public required Repeat Again { get; init; }
}

/// <summary>Why nobody is hurt by a call that is made twice.</summary>
internal enum Repeat
{
    /// <summary>It reads.</summary>
    Reads,

    /// <summary>It changes, and the second time finds it changed.</summary>
    IsHarmless,

    /// <summary>It creates: the key says whether it did before.</summary>
    ByKey,
}

internal enum Place
{
    Path,
    Query,
    Header,
}

/// <param name="Pattern">Regular expression, or null.</param>
/// <param name="Values">All values that there are, or null.</param>
internal sealed record Parameter(string Name, Place In, string Description, string Example, bool IsRequired = true, string? Pattern = null, IReadOnlyList<string>? Values = null);

/// <param name="Form">How it is really read.</param>
internal sealed record Body(JsonTypeInfo Form, object Example);

/// <param name="Form">How it is really written; null where it is no JSON, or nothing.</param>
/// <param name="ContentType">Null for an answer without a body.</param>
internal sealed record Answer(int Status, string Description, JsonTypeInfo? Form = null, object? Example = null, string? ContentType = null)
{
    /// <summary>Headers by name, with what they say.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static Answer Json(int status, string description, JsonTypeInfo form, object example) => new(status, description, form, example, "application/json");
}

internal static class Contracts
{
    public static TBuilder Promises<TBuilder>(this TBuilder builder, Contract contract)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(contract);
}
