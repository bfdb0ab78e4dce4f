using System.Collections.Frozen;
using System.Text.Json;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>One entry of a language file: words, or words by the form that a count takes.</summary>
internal sealed class Sentence
{
    private readonly string? _text;
    private readonly FrozenDictionary<PluralForm, string> _forms;

    private Sentence(string? text, FrozenDictionary<PluralForm, string> forms) => (_text, _forms) = (text, forms);

    /// <summary>The words where no count decides.</summary>
    public string Text => _text ?? throw new InvalidOperationException("A count decides between these words.");

    /// <summary>The words for a count.</summary>
    public string For(PluralForm form) => _text is null ? _forms[form] : throw new InvalidOperationException("No count decides between these words.");

    /// <summary>Every form with the end of its name, <c>-one</c>; the words alone have none.</summary>
    public IEnumerable<(string Suffix, string Words)> Spread() => _text is null
        ? _forms.OrderBy(form => form.Key).Select(form => ($"-{form.Key.ToString().ToLowerInvariant()}", form.Value))
        : [(string.Empty, _text)];

    public static Sentence Read(JsonElement entry) => entry.ValueKind == JsonValueKind.String
        ? new(entry.GetString(), FrozenDictionary<PluralForm, string>.Empty)
        : new(null, entry.EnumerateObject().ToFrozenDictionary(form => Enum.Parse<PluralForm>(form.Name, ignoreCase: true), form => form.Value.GetString()!));
}
