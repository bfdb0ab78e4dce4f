using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SecureMediaIntake.Tests.Api.Contracts;

/// <summary>What the comments of the wire types say of their members: the compiler's own file of them.</summary>
internal sealed partial class XmlWords(string assembly)
{
    private readonly Dictionary<string, XElement> _types = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml"))
        .Descendants("member").ToDictionary(one => (string)one.Attribute("name")!, StringComparer.Ordinal);

    public string? OfType(Type type) => Text(Member(type)?.Element("summary"));

    /// <param name="member">As JSON writes it.</param>
    public string? OfMember(Type type, string member) =>
        Text(Member(type)?.Elements("param").FirstOrDefault(one => string.Equals((string?)one.Attribute("name"), member, StringComparison.OrdinalIgnoreCase)));

    private XElement? Member(Type type) => _types.GetValueOrDefault($"T:{type.FullName}");

    private static string? Text(XElement? element) => element is null ? null : Spaces().Replace(element.Value, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
