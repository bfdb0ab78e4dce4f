using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>Reads an enumeration from its kebab-case name alone: a number could name a value that no rule knows.</summary>
/// <remarks>Public, because serialisers are generated in other projects too, for the rows that keep a report.</remarks>
public sealed class NamesOnly<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
