using System.Globalization;

using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>This machine's clock beside storage's. Rights to upload, tokens and clocks of links are all measured by it.</summary>
internal sealed class ClockCheck(StorageInspection storage) : ICheck
{
    /// <summary>Rights of browsers begin 15 minutes back and tokens allow 5: two minutes are still harmless, and no clock that is kept is off by so much.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    public string Name => "clock";

    public string Looks => "this machine's clock against storage's";

    public string IfSilent => Cures.Storage;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => [Judge(await storage.ClockAsync(cancellation))];

    internal static Finding Judge(ClockFact clock)
    {
        // Against the middle of question and answer: a slow answer is no wrong clock.
        var skew = clock.Sent + ((clock.Got - clock.Sent) / 2) - clock.Said;
        return skew.Duration() <= Most
            ? Finding.Good()
            : Finding.Fault(
                string.Empty,
                string.Create(CultureInfo.InvariantCulture, $"This machine is {(int)skew.Duration().TotalSeconds} seconds {(skew > TimeSpan.Zero ? "ahead of" : "behind")} storage."),
                "Set the clock (timedatectl, chronyc tracking): rights to upload would begin too late or be out of date at once.");
    }
}
