using System.Text.Encodings.Web;

using Microsoft.AspNetCore.Html;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>A section of the language files as attributes <c>data-word-…</c>, where a page's script finds them: a new sentence needs no change of a page.</summary>
internal sealed class ScriptWords(Words words, string section) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (name, text) in words.Section(section))
        {
            // Names are keys of ours, which the build holds to small letters, digits and hyphens.
            writer.Write($" data-word-{name}=\"");
            encoder.Encode(writer, text);
            writer.Write('"');
        }
    }
}
