using System.ComponentModel.DataAnnotations;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>When texts go out, and how many.</summary>
public sealed class TextOptions
{
    public const string Section = "Texts";

    /// <summary>Time of day, United Kingdom, at which the first text goes out. Default 08:00.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:00")]
    public TimeSpan From { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Time of day, United Kingdom, from which texts wait for the next morning. Default 20:00; <c>1.00:00:00</c> is midnight.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Until { get; init; } = TimeSpan.FromHours(20);

    /// <summary>Texts to one number on one day, from all organisations together: 1 to 1,000. Default 3.</summary>
    [Range(1, 1000)]
    public int MostADay { get; init; } = 3;

    /// <summary>After how long a request is remembered of which nothing came: 1 second to 7 days, as long as a queue hides a message. Default 3 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ReminderAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>After how long without a sign of life the patient is told that files wait for Send: 1 second to 1 hour. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan NotSentAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>When the text service is asked what became of a text whose receipt did not come: 1 second to 1 day. Default 30 minutes.</summary>
    /// <remarks>Notify tries to call back five times in 25 minutes, and never again.</remarks>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AskForReceiptAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The first moment from <paramref name="now"/> on at which a text may go out.</summary>
    public DateTimeOffset NextAllowed(DateTimeOffset now)
    {
        var day = UkTime.DayOf(now);
        return now < UkTime.At(day, From) ? UkTime.At(day, From)
            : now < UkTime.At(day, Until) ? now
            : UkTime.At(day.AddDays(1), From);
    }

    /// <summary>The first moment of the next day at which a text may go out.</summary>
    public DateTimeOffset Tomorrow(DateTimeOffset now) => UkTime.At(UkTime.DayOf(now).AddDays(1), From);
}
