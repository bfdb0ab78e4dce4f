using System.Collections.Frozen;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>The languages that this service offers, with their words.</summary>
internal sealed class Catalogues
{
    private readonly FrozenDictionary<string, Catalogue> _byTag;

    /// <param name="offered">In the order in which pages list them.</param>
    public Catalogues(IEnumerable<Catalogue> offered)
    {
        All = [.. offered];
        _byTag = All.ToFrozenDictionary(catalogue => catalogue.Language.Tag, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Catalogue> All { get; }

    public Catalogue English => _byTag[PatientLanguages.English];

    /// <returns>Null for a language that is not offered.</returns>
    public Catalogue? Find(string? tag) => tag is null ? null : _byTag.GetValueOrDefault(tag);

    /// <summary>The built catalogues, which are part of the program.</summary>
    public static Catalogues Built(OfferedLanguages offered) =>
        new(Language.All.Where(language => offered.Tags.Contains(language.Tag)).Select(BuiltIn));

    /// <summary>One of them.</summary>
    public static Catalogue BuiltIn(Language language)
    {
        using var json = typeof(Catalogues).Assembly.GetManifestResourceStream($"words/{language.Tag}.json")
            ?? throw new InvalidOperationException($"The words of {language.Tag} were not built.");
        return Catalogue.Read(language, json);
    }
}
