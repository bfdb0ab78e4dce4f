using System.Text.Json;
using System.Text.RegularExpressions;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>A template's text with <c>((field))</c> and <c>((field??shown if field is yes))</c>.</summary>
/// <remarks>Rules of the published source of notifications-utils: names are compared without case, spaces, dashes and underscores.</remarks>
internal sealed partial class NotifyTemplate(string id, string body)
{
    /// <summary>Longest text in characters: six parts of a long text message, as the service documents it.</summary>
    public const int MaxCharacters = 918;

    private static readonly string[] Yes = ["yes", "y", "true", "t", "1", "include", "show"];

    public string Id { get; } = id;

    /// <summary>A subject or body of an e-mail, whose letters are whatever they are.</summary>
    /// <exception cref="NotifyRefusedException">400: values missing.</exception>
    public static string FillEmail(string body, JsonElement? personalisation) => Fill(body, personalisation).Trim();

    /// <exception cref="NotifyRefusedException">400: values missing, or the text too long or empty.</exception>
    public string Fill(JsonElement? personalisation)
    {
        var text = SmsLetters.Encode(Fill(body, personalisation).Trim());
        return text.Length switch
        {
            0 => throw NotifyRefusedException.Bad("Your message is empty."),
            > MaxCharacters => throw NotifyRefusedException.Bad(
                $"Your message is too long. Text messages cannot be longer than {MaxCharacters} characters. "
                + $"Your message is {text.Length} characters long."),
            _ => text,
        };
    }

    private static string Fill(string body, JsonElement? personalisation)
    {
        var values = personalisation is { ValueKind: JsonValueKind.Object } given
            ? given.EnumerateObject().Where(one => one.Value.ValueKind != JsonValueKind.Null)
                .GroupBy(one => Key(one.Name)).ToDictionary(same => same.Key, same => Text(same.Last().Value))
            : [];
        var missing = Field().Matches(body).Select(Name).Where(name => !values.ContainsKey(Key(name))).Distinct().ToList();
        if (missing.Count > 0)
        {
            throw NotifyRefusedException.Bad($"Missing personalisation: {string.Join(", ", missing)}");
        }

        return Field().Replace(body, field => Replacement(field, values[Key(Name(field))]));
    }

    private static string Replacement(Match field, string value) =>
        field.Groups["condition"] is { Success: true } shown
            ? Yes.Contains(value, StringComparer.OrdinalIgnoreCase) ? shown.Value : ""
            : value;

    private static string Name(Match field) => field.Groups["name"].Value;

    private static string Key(string name) => Ignored().Replace(name, "").ToLowerInvariant();

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(", ", value.EnumerateArray().Select(one => one.ToString()))
        : value.ToString();

    [GeneratedRegex(@"\(\((?<name>[^()?]+)(\?\?(?<condition>[^()]*))?\)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();

    [GeneratedRegex("[ _-]", RegexOptions.CultureInvariant)]
    private static partial Regex Ignored();
}
