using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>Whether any organisation wants its files scanned.</summary>
internal sealed record ScanWish(bool Anybody)
{
    /// <exception cref="SettingsException">A scan is wanted and there is no scanner: that must not wait for the first patient.</exception>
    public static ScanWish Of(OrganisationDirectory organisations, IConfiguration configuration)
    {
        var wanting = organisations.All.FirstOrDefault(one => one.Scan is not ScanPolicy.Off);
        return wanting is null || configuration[$"{ScanOptions.Section}:{nameof(ScanOptions.Host)}"] is { Length: > 0 }
            ? new(wanting is not null)
            : throw new SettingsException(
                $"{wanting.Code} wants its files scanned (its setting Scan is {wanting.Scan}), but {ScanOptions.Section}:Host is missing.");
    }
}
