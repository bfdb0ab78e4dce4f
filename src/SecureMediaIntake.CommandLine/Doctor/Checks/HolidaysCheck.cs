using System.Globalization;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>Bank holidays are a list that somebody keeps (docs/settings.md); when it ends, clocks of what is routine end too soon.</summary>
internal sealed class HolidaysCheck(OrganisationDirectory organisations, TimeProvider clock) : ICheck
{
    /// <summary>Days that the list must reach ahead. No more than 17 weeks lie between two bank holidays of one nation, so a list that is kept has a day beyond 90.</summary>
    private const int Ahead = 90;

    public string Name => "holidays";

    public string Looks => $"that bank holidays are known for the next {Ahead} days";

    public string IfSilent => string.Empty;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>(
        [.. organisations.All.Select(one => Judge(one.Code, one.Clocks.BankHolidays, UkTime.DayOf(clock.GetUtcNow())))]);

    internal static Finding Judge(string code, IReadOnlyList<DateOnly> days, DateOnly today) => days.Any(day => day >= today.AddDays(Ahead))
        ? Finding.Good(code)
        : Finding.Warning(
            code,
            days.Count == 0 ? "No bank holidays are set." : $"Bank holidays are set until {days.Max().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} only.",
            "Add those of the nation (https://www.gov.uk/bank-holidays.json) to Organisations__…__Clocks__BankHolidays__…; until then clocks of what is routine end too soon, never too late.");
}
