using System.Buffers;
using System.Text.RegularExpressions;

namespace SecureMediaIntake.SystemTests.Telemetry;

/// <summary>Everything that must be nowhere, in every form in which a program might write it.</summary>
internal sealed partial class Canaries
{
    /// <summary>A shorter form stands in random ids by chance.</summary>
    private const int ShortestForm = 8;

    /// <summary>A form of digits only that is shorter than this counts where no other digit or letter of a hexadecimal number is beside it.</summary>
    private const int LongEnough = 20;

    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Distinct forms that are searched for, upper and lower case being one.</summary>
    public int Count => _names.Count;

    /// <summary>Something about a person: its hashes are searched for too, as there are so few birth dates that a hash hides none.</summary>
    /// <param name="name">What is said when it is found: never the value, which would then stand in a log.</param>
    public void Add(string name, params IEnumerable<string> values) => AddForms(name, values.SelectMany(value => CanaryForms.Of(value).Concat(CanaryForms.HashesOf(value))));

    /// <summary>A secret of 130 bits or more: its hash is what the service keeps of it.</summary>
    public void AddSecret(string name, params IEnumerable<string> values) => AddForms(name, values.SelectMany(CanaryForms.Of));

    private void AddForms(string name, IEnumerable<string> forms)
    {
        foreach (var form in forms.Where(form => form.Length >= ShortestForm))
        {
            _names.TryAdd(form, name);
        }
    }

    /// <returns>What was found, with a few letters around it.</returns>
    public IReadOnlyList<string> FindIn(string text)
    {
        var values = SearchValues.Create([.. _names.Keys], StringComparison.OrdinalIgnoreCase);
        var found = new List<string>();

        for (var at = 0; text.AsSpan(at).IndexOfAny(values) is var next and >= 0; at++)
        {
            at += next;
            found.AddRange(_names.Where(form => string.Compare(text, at, form.Key, 0, form.Key.Length, StringComparison.OrdinalIgnoreCase) == 0 && !IsChance(text, at, form.Key))
                .Select(form => $"{form.Value} (form of {form.Key.Length} letters) at {at}").Take(1));
        }

        return found;
    }

    private static bool IsChance(string text, int at, string form) => form.Length < LongEnough && HexOnly().IsMatch(form)
        && ((at > 0 && char.IsAsciiHexDigit(text[at - 1])) || (at + form.Length < text.Length && char.IsAsciiHexDigit(text[at + form.Length])));

    [GeneratedRegex("^[0-9a-fA-F]+$")]
    private static partial Regex HexOnly();
}
