using System.Globalization;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>Something that happened, as systems are told of it: what, when, which item, and the number of the trail's line that tells of it.</summary>
/// <param name="Item">Opaque id, or empty where the request as a whole is meant.</param>
public sealed record JourneyEvent(string Name, long Sequence, DateTimeOffset At, string Item = "")
{
    private const char Between = '|';

    /// <summary>Lines of the trail by action. What is not here is nobody's business outside: who looked, who wrote a note, how a check went.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["request-made"] = EventNames.RequestMade,
        ["capture-started"] = EventNames.RequestMade,
        ["moved-in"] = EventNames.RequestMade,
        ["link-opened"] = EventNames.RequestOpened,
        ["media-sent"] = EventNames.RequestSent,
        ["declined"] = EventNames.RequestDeclined,
        ["said-no"] = EventNames.RequestDeclined,
        ["not-for-me"] = EventNames.RequestNeedsAttention,
        ["link-locked"] = EventNames.RequestNeedsAttention,
        ["request-cancelled"] = EventNames.RequestCancelled,
        ["put-back"] = EventNames.RequestRestored,
        ["erased"] = EventNames.RequestErased,
        ["media-received"] = EventNames.ItemReceived,
        ["media-refused"] = EventNames.ItemRefused,
        ["item-set-aside"] = EventNames.ItemNeedsAttention,
        ["record-entry-not-withdrawn"] = EventNames.ItemNeedsAttention,
        ["media-filed"] = EventNames.ItemFiled,
        ["media-acknowledged"] = EventNames.ItemReviewed,
        ["not-of-this-patient"] = EventNames.ItemDisputed,
        ["media-erased"] = EventNames.ItemRemoved,
        ["media-moved-out"] = EventNames.ItemRemoved,
        ["record-entry-withdrawn"] = EventNames.ItemWithdrawn,
    };

    /// <summary>What the lines of one change are to systems; most lines are nothing.</summary>
    public static IEnumerable<JourneyEvent> Of(RequestSnapshot after, IEnumerable<TrailLine> lines) =>
        from line in lines
        let name = NameOf(after, line)
        where name is not null
        select new JourneyEvent(name, line.Seq, line.Time, ItemOf(line.Object));

    /// <summary>In an effect's argument: words of our code, numbers and opaque ids.</summary>
    public string Write() => string.Join(Between, Name, Sequence.ToString(CultureInfo.InvariantCulture), At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), Item);

    public static JourneyEvent Read(string text) => text.Split(Between) is [var name, var sequence, var at, var item]
        ? new(name, long.Parse(sequence, CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)), item)
        : throw new InvalidDataException("An effect tells of no event.");

    private static string? NameOf(RequestSnapshot after, TrailLine line) => line.Action switch
    {
        // The end date's duties are done for every link, those that were used among them.
        "link-ended" => after.Find<UploadLink>(line.Object) is { Status: LinkStatus.Expired } ? EventNames.RequestExpired : null,

        // A reminder that did not arrive needs nobody; a link that did not leaves the patient without a way in.
        "text-refused" or "text-not-delivered" => line.Object.StartsWith(TextRow.Prefix, StringComparison.Ordinal)
            && after.Find<TextRow>(line.Object) is { Kind: TextKind.Request or TextKind.NewLink } ? EventNames.RequestNeedsAttention : null,
        _ => Named.GetValueOrDefault(line.Action),
    };

    private static string ItemOf(string name) => name.StartsWith(MediaItem.Prefix, StringComparison.Ordinal) ? name[MediaItem.Prefix.Length..] : string.Empty;
}
