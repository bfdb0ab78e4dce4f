using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// The secret in a texted link: 26 characters of Crockford base32, 130 bits. It exists in the text and in the patient's browser; we keep only
/// its SHA-256, and it travels only in the fragment and in request bodies, which no server, proxy or log records as an address.
/// </summary>
/// <remarks>Alphabet: https://www.crockford.com/base32.html — no I, L, O, U. 130 bits exceed ASVS 5.0's 128.</remarks>
public sealed class LinkSecret
{
    /// <summary>Length in characters: 26 × 5 bits.</summary>
    public const int Length = 26;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly string _text;

    private LinkSecret(string text) => _text = text;

    public static LinkSecret New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what a person typed or pasted: a whole link, lower case, spaces, hyphens, and the letters that Crockford reads as digits.</summary>
    public static LinkSecret? TryParse(string? typed)
    {
        var code = (typed ?? string.Empty).Trim();
        if (code.Length > 500)
        {
            return null;
        }

        code = code[(code.LastIndexOf('#') + 1)..];
        var read = new StringBuilder(Length);

        foreach (var c in code.ToUpperInvariant().Where(c => c is not (' ' or '-' or '\u00a0')))
        {
            var meant = c switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                'U' => 'V',
                _ => c,
            };

            if (!Alphabet.Contains(meant, StringComparison.Ordinal))
            {
                return null;
            }

            read.Append(meant);
        }

        return read.Length == Length ? new(read.ToString()) : null;
    }

    /// <summary>The name under which the link is found: SHA-256, lower-case hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_text)));

    /// <summary>The link to text: secret in the fragment, which browsers never send.</summary>
    public string InLink(Uri origin) => InLink(origin, "/p");

    /// <param name="door">Address of the page that reads the fragment.</param>
    public string InLink(Uri origin, string door) => $"{origin.GetLeftPart(UriPartial.Authority)}{door}#{_text}";

    /// <summary>Secrets get into logs by being printed; this one cannot.</summary>
    public override string ToString() => "link secret";
}
