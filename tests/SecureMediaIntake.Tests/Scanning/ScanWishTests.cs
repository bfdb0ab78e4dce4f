using Microsoft.Extensions.Configuration;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Scanning;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.Tests.Scanning;

/// <summary>A forgotten scanner stops the start instead of passing everything.</summary>
public sealed class ScanWishTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Required")]
    [InlineData("BestEffort")]
    public void Who_wants_a_scan_and_names_no_scanner_does_not_start(string? wanted)
    {
        var organisations = OrganisationSettings.Read(Settings(wanted, host: null));

        Assert.Contains("Scan:Host", Assert.Throws<SettingsException>(() => ScanWish.Of(organisations, Settings(wanted, null))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "clamd", true)]
    [InlineData("BestEffort", "clamd", true)]
    [InlineData("Off", "clamd", false)]
    [InlineData("Off", null, false)]
    public void Who_wants_none_or_names_one_starts(string? wanted, string? host, bool anybody)
    {
        var settings = Settings(wanted, host);

        Assert.Equal(anybody, ScanWish.Of(OrganisationSettings.Read(settings), settings).Anybody);
    }

    [Fact]
    public void Nobody_who_says_nothing_goes_without() =>
        Assert.Equal(ScanPolicy.Required, OrganisationSettings.Read(Settings(null, null)).All.Single().Scan);

    private static IConfiguration Settings(string? scan, string? host) => new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?>
        {
            ["Organisations:0:Code"] = "X26T1",
            ["Organisations:0:Name"] = "Test",
            ["Organisations:0:PublicName"] = "Test",
            ["Organisations:0:Phone"] = "01632 960101",
            ["Organisations:0:Website"] = "https://north.example",
            ["Organisations:0:TenantId"] = "11111111-1111-4111-8111-111111111111",
            ["Organisations:0:VaultKey"] = "key",
            ["Organisations:0:RowSecret"] = "rows",
            ["Organisations:0:FhirBaseUri"] = "https://record.example/",
            ["Organisations:0:FhirAudience"] = "https://record.example",
            ["Organisations:0:RecordIdentifierBase"] = "https://north.example/records",
            ["Organisations:0:Scan"] = scan,
            ["Scan:Host"] = host,
        }).Build();
}
