using System.Globalization;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>The most that two processes took of memory in each tenth of an upload: what grows with the file shows, what is only busy does not.</summary>
internal sealed class MemoryByTenth(Func<long> browser, Func<long> service)
{
    private readonly long[] _browser = new long[11];
    private readonly long[] _service = new long[11];

    public long BrowserGrowth => _browser.Max() - _browser[0];

    public long ServiceGrowth => _service.Max() - _service[0];

    /// <summary>From the most of the first half to the most of the second.</summary>
    public long BrowserGrowthInSecondHalf => _browser[6..].Max() - _browser[1..6].Max();

    /// <param name="percent">How much of the file is safe; 0 is noted once, before it is picked.</param>
    public void Note(int percent)
    {
        var tenth = percent == 0 && _browser[0] == 0 ? 0 : Math.Min(10, (percent / 10) + 1);
        _browser[tenth] = Math.Max(_browser[tenth], browser());
        _service[tenth] = Math.Max(_service[tenth], service());
    }

    public override string ToString() => $"Browser, MB, before and in each tenth: {Line(_browser)}\nService: {Line(_service)}";

    private static string Line(long[] bytes) => string.Join(' ', bytes.Select(one => (one / 1_000_000).ToString(CultureInfo.InvariantCulture)));
}
