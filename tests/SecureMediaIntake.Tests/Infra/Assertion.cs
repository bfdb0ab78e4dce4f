using System.Text.Json.Nodes;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>One line of the baseline.</summary>
/// <param name="Name">What must be so.</param>
/// <param name="Source">Why: a number of docs/threat-model.md, or the Azure baseline.</param>
/// <param name="Of">The deployments of which it must be so.</param>
/// <param name="Problem">What is wrong with a deployment; null where nothing is.</param>
/// <param name="Break">Makes a copy wrong in this: an assertion that nothing can break says nothing.</param>
internal sealed record Assertion(
    string Name, string Source, Of Of, Func<Deployment, string?> Problem, Func<Deployment, Deployment> Break)
{
    public override string ToString() => Name;

    /// <summary>A value that every resource of a kind must have.</summary>
    public static Assertion Every(string name, string source, string type, string path, string expected, Of of = Of.Any, Func<Resource, bool>? where = null)
    {
        bool IsMeant(Resource resource) => resource.Type == type && (where is null || where(resource));

        return new(
            name,
            source,
            of,
            deployment => deployment.Resources.Where(IsMeant).ToList() switch
            {
                [] => $"there is no {type}",
                var all => all.Where(one => !Is(one.At(path), expected))
                    .Select(one => $"{one.Name}: {path} is {one.At(path)?.ToJsonString() ?? "not set"}, not {expected}").FirstOrDefault(),
            },
            deployment =>
            {
                deployment.Resources.Last(IsMeant).Set(path, null);
                return deployment;
            });
    }

    /// <summary>Something that must be so of each resource of a kind, of which there must be one.</summary>
    public static Assertion Each(
        string name, string source, Func<Deployment, IEnumerable<Resource>> which, Func<Resource, bool> isSo, Action<Resource> breakIt, Of of = Of.Any) => new(
        name,
        source,
        of,
        deployment => which(deployment).ToList() switch
        {
            [] => "there is none",
            var all => all.FirstOrDefault(one => !isSo(one)) is { } wrong ? $"not so: {wrong.Name} ({wrong.Type})" : null,
        },
        deployment =>
        {
            breakIt(which(deployment).Last());
            return deployment;
        });

    /// <summary>Names that must be there.</summary>
    public static Assertion Names(string name, string source, Func<IEnumerable<string>> wanted, string type, Func<Resource, string> of) => new(
        name,
        source,
        Of.Any,
        deployment => wanted().Except(deployment.All(type).Select(of)).ToList() is [_, ..] missing ? $"missing: {string.Join(", ", missing)}" : null,
        deployment => deployment.Without(one => one.Type == type && of(one) == wanted().Last()));

    private static bool Is(JsonNode? value, string expected) => value?.ToString() is { } text && text.Equals(expected, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which deployments an assertion is about.</summary>
[Flags]
internal enum Of
{
    None = 0,
    Production = 1,
    Development = 2,
    BehindFrontDoor = 4,
    Patients = Production | BehindFrontDoor,
    Any = Production | Development | BehindFrontDoor,
}
