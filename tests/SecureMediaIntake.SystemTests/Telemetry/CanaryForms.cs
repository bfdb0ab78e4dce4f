using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SecureMediaIntake.SystemTests.Telemetry;

/// <summary>The forms of one value.</summary>
internal static class CanaryForms
{
    private static readonly string[] Between = ["", " ", "-", ".", "_", "\u00a0"];

    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "yyyyMMdd", "dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "ddMMyyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy",
        "MMM d yyyy", "dd MMM yyyy", "yyyy/MM/dd", "yyyy MM dd", "d M yyyy", "dd MM yyyy", "dddd d MMMM yyyy",
    ];

    public static IEnumerable<string> Of(string value) => Written(value).SelectMany(Encoded).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>As people and programs write a day.</summary>
    public static IEnumerable<string> OfDay(DateOnly day) =>
    [
        .. Days.Select(form => day.ToString(form, CultureInfo.InvariantCulture)),
        $"{{\"day\":{day.Day},\"month\":{day.Month},\"year\":{day.Year}}}",
        $"day={day.Day}&month={day.Month}&year={day.Year}",
    ];

    /// <summary>As people and programs write a number of three parts.</summary>
    public static IEnumerable<string> OfNumber(string digits, params IEnumerable<int> parts)
    {
        var groups = new List<string>();
        var at = 0;

        foreach (var part in parts)
        {
            groups.Add(digits[at..(at += part)]);
        }

        return Between.Select(between => string.Join(between, groups));
    }

    private static IEnumerable<string> Written(string value) =>
    [
        value,
        value.Replace(" ", "", StringComparison.Ordinal),
        value.Replace(' ', '-'),
        value.Replace(' ', '_'),
        value.Replace(' ', '.'),
        string.Concat(value.Reverse()),
    ];

    private static IEnumerable<string> Encoded(string value)
    {
        var (utf8, utf16) = (Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value));
        return
        [
            Encoding.Latin1.GetString(utf8),
            Encoding.Latin1.GetString(utf16),
            Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(value)),
            Uri.EscapeDataString(value),
            Uri.EscapeDataString(Uri.EscapeDataString(value)),
            WebUtility.UrlEncode(value),
            WebUtility.HtmlEncode(value),
            JsonSerializer.Serialize(value)[1..^1],
            string.Concat(utf8.Select(one => $"%{one:X2}")),
            Convert.ToHexString(utf8),
            Convert.ToHexString(utf16),
            .. Base64(utf8),
            .. Base64(utf16),
        ];
    }

    /// <summary>However many bytes stand before it; letters at the ends that depend on its neighbours are left off.</summary>
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var whole = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            var middle = whole[(before == 0 ? 0 : before + 1)..^((before + bytes.Length) % 3 == 0 ? 0 : 1)];
            yield return middle;
            yield return middle.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>A hash without a secret hides nothing of which there are few: a birth date is found again in a second.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Searched for, not used.")]
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Searched for, not used.")]
    public static IEnumerable<string> HashesOf(string value)
    {
        foreach (var form in Written(value).SelectMany(written => new[] { written, written.ToLowerInvariant() }).Distinct(StringComparer.Ordinal))
        {
            var bytes = Encoding.UTF8.GetBytes(form);
            yield return Convert.ToHexString(SHA256.HashData(bytes));
            yield return Convert.ToBase64String(SHA256.HashData(bytes)).TrimEnd('=');
            yield return Convert.ToHexString(SHA1.HashData(bytes));
            yield return Convert.ToHexString(MD5.HashData(bytes));
        }
    }
}
