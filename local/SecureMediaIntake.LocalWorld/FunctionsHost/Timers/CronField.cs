using System.Globalization;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Timers;

/// <summary>One field of a schedule: <c>*</c>, <c>*/5</c>, <c>1,2</c>, <c>1-5</c>, <c>1-10/3</c>, and names of months and days.</summary>
internal sealed class CronField
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly bool[] _on;

    private CronField(bool[] on) => _on = on;

    public bool this[int value] => _on[value];

    public static CronField Seconds(string text) => Parse(text, 0, 59, []);

    public static CronField Hours(string text) => Parse(text, 0, 23, []);

    public static CronField DaysOfMonth(string text) => Parse(text, 1, 31, []);

    public static CronField MonthsOfYear(string text) => Parse(text, 1, 12, Months);

    public static CronField DaysOfWeek(string text) => Parse(text, 0, 6, Days);

    private static CronField Parse(string text, int least, int most, string[] names)
    {
        var on = new bool[most + 1];
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var only] => (only, 1),
                [var first, var every] when int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out var found) && found > 0
                    => (first, found),
                _ => throw Refuse(text),
            };
            var (from, to) = range.Split('-') switch
            {
                ["*"] => (least, most),
                [var one] when step is 1 => (Value(one), Value(one)),
                [var one] => (Value(one), most),
                [var first, var last] => (Value(first), Value(last)),
                _ => throw Refuse(text),
            };
            if (from > to)
            {
                throw Refuse(text);
            }

            for (var value = from; value <= to; value += step)
            {
                on[value] = true;
            }
        }

        return new(on);

        int Value(string word)
        {
            var named = Array.FindIndex(names, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
            var number = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : -1;
            var value = named >= 0 ? named + least : number;
            return value >= least && value <= most ? value : throw Refuse(text);
        }
    }

    private static FunctionsHostException Refuse(string text) => new($"\"{text}\" is not a field of an NCRONTAB schedule.");
}
