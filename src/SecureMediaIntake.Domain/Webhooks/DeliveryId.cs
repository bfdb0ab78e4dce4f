using System.Globalization;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>
/// Names one event on its way to one address. Made from both, so that an effect that is done twice owes one delivery; the day comes first, so that what is old can
/// be forgotten by the day. Opaque otherwise, and safe to log.
/// </summary>
public readonly record struct DeliveryId
{
    private const string DayForm = "yyyyMMdd";

    private DeliveryId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Day (UTC) of the event, as it stands in the id.</summary>
    public string Day => Value[..DayForm.Length];

    public static DeliveryId Of(RequestId request, JourneyEvent happened, string webhook) => new(
        DayOf(DateOnly.FromDateTime(happened.At.UtcDateTime))
        + OpaqueId.From("delivery", request.Value, happened.Sequence.ToString(CultureInfo.InvariantCulture), happened.Name, webhook));

    /// <summary>False for what is no id: it never reaches storage.</summary>
    public static bool TryParse(string? text, out DeliveryId id)
    {
        var good = text is { Length: 8 + OpaqueId.Length }
            && DateOnly.TryParseExact(text[..8], DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && OpaqueId.IsOne(text[8..]);
        id = new(good ? text! : string.Empty);
        return good;
    }

    public static string DayOf(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    public override string ToString() => Value;
}
