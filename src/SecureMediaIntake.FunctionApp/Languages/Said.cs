using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

using Microsoft.AspNetCore.Html;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>
/// Words with their values, ready for a page. Everything is encoded, and each value of text stands in a <c>bdi</c>, so that a name, a time or a
/// telephone number keeps its own direction inside a sentence of the other.
/// </summary>
internal sealed class Said(string words, (string Name, object Value)[] values) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (text, value) in Parts())
        {
            encoder.Encode(writer, text);

            if (value is null)
            {
                continue;
            }

            // Numbers are written from left to right in every language that we have, and need no fence.
            var isText = value is string;
            writer.Write(isText ? "<bdi>" : string.Empty);
            encoder.Encode(writer, TextOf(value));
            writer.Write(isText ? "</bdi>" : string.Empty);
        }
    }

    /// <summary>Without markup: for attributes and titles, where there can be none, and for other sentences.</summary>
    public override string ToString()
    {
        var plain = new StringBuilder();

        foreach (var (text, value) in Parts())
        {
            plain.Append(text).Append(value is null ? null : TextOf(value));
        }

        return plain.ToString();
    }

    /// <summary>The words up to each value. A name without a value stays visible as it is: tests look for it, and a patient can still read on.</summary>
    private IEnumerable<(string Text, object? Value)> Parts()
    {
        var from = 0;

        for (var open = words.IndexOf('{', StringComparison.Ordinal); open >= 0; open = words.IndexOf('{', open + 1))
        {
            var close = words.IndexOf('}', open);

            if (close > 0 && Array.Find(values, value => words.AsSpan(open + 1, close - open - 1).SequenceEqual(value.Name)) is { Value: { } value })
            {
                yield return (words[from..open], value);
                from = close + 1;
            }
        }

        yield return (words[from..], null);
    }

    /// <summary>Western digits in every language, as docs/patient.md says.</summary>
    private static string TextOf(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
