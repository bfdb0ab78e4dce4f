using System.Collections.Frozen;
using System.Text.Json;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>
/// Every word of one language. The web build makes it from <c>src/web/locales</c>, and stops when a key or a form is missing in any of them, so
/// that here nothing can be.
/// </summary>
internal sealed class Catalogue
{
    private readonly FrozenDictionary<string, Sentence> _sentences;

    private Catalogue(Language language, FrozenDictionary<string, Sentence> sentences) => (Language, _sentences) = (language, sentences);

    public Language Language { get; }

    public IReadOnlyList<string> Keys => _sentences.Keys;

    public string this[string key] => _sentences[key].Text;

    public string Counted(string key, int count) => _sentences[key].For(Language.FormOf(count));

    public bool Has(string key) => _sentences.ContainsKey(key);

    /// <summary>What a page's script says: name after the full stop, and the words. A sentence with a count comes as one for each form.</summary>
    public IEnumerable<(string Name, string Words)> Section(string section)
    {
        foreach (var (key, sentence) in _sentences.Where(one => one.Key.StartsWith(section + ".", StringComparison.Ordinal)).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            foreach (var (suffix, words) in sentence.Spread())
            {
                yield return (key[(section.Length + 1)..] + suffix, words);
            }
        }
    }

    public static Catalogue Read(Language language, Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return new(language, document.RootElement.EnumerateObject().ToFrozenDictionary(
            entry => entry.Name, entry => Sentence.Read(entry.Value), StringComparer.Ordinal));
    }
}
