using System.Collections.Frozen;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>Says things in one language.</summary>
internal sealed class Words(Catalogue catalogue)
{
    public Language Language => catalogue.Language;

    /// <summary>A sentence, with its values by name.</summary>
    public Said this[string key, params (string Name, object Value)[] values] => new(catalogue[key], values);

    /// <summary>A sentence whose words depend on <c>{count}</c>.</summary>
    public Said Count(string key, int count, params (string Name, object Value)[] values) =>
        new(catalogue.Counted(key, count), [.. values, ("count", count)]);

    /// <summary>A sentence for an attribute or a title, where no markup can stand.</summary>
    public string Plain(string key, params (string Name, object Value)[] values) => this[key, values].ToString();

    /// <summary>A sentence as it stands in the language file, its values still by name.</summary>
    public string Raw(string key) => catalogue[key];

    /// <summary>What a page's script says.</summary>
    public IEnumerable<(string Name, string Words)> Section(string section) => catalogue.Section(section);

    /// <summary>Why something was refused.</summary>
    public string Of(Problem problem) => problem.Count is { } count
        ? Count($"{ProblemWords.Section}.{problem.Code}", count).ToString()
        : Plain(ProblemWords.KeyOf(problem.Code, problem.PublicMessage));

    /// <summary>Why something was refused, from the code and the English words that were kept.</summary>
    public string Of(string code, string publicMessage) => Plain(ProblemWords.KeyOf(code, publicMessage));
}

/// <summary>Finds the words of a refusal. One code may give several advices ("turn RAW off"), which only its English words tell apart.</summary>
internal static class ProblemWords
{
    public const string Section = "problem";

    private static readonly Catalogue English = Catalogues.BuiltIn(Language.All[0]);

    private static readonly FrozenDictionary<string, string> KeyByEnglish = English.Section(Section)
        .Where(one => English.Has($"{Section}.{one.Name}"))
        .GroupBy(one => one.Words, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => $"{Section}.{same.First().Name}", StringComparer.Ordinal);

    /// <summary>By the words; then by the code, which is right but says less; then the page's own word for a fault.</summary>
    public static string KeyOf(string code, string publicMessage) =>
        KeyByEnglish.GetValueOrDefault(publicMessage) ?? (English.Has($"{Section}.{code}") ? $"{Section}.{code}" : "script.problem");

    /// <summary>Whether exactly these words are in the language files.</summary>
    public static bool Knows(string publicMessage) => KeyByEnglish.ContainsKey(publicMessage);
}
