using System.Text.Json;

using SecureMediaIntake.Tests.Architecture;

using Xunit;

namespace SecureMediaIntake.Tests.Http;

/// <summary>What the Functions host sets on every answer, as its file says.</summary>
public sealed class HostSettingsTests
{
    [Fact]
    public void Browsers_are_told_to_come_by_HTTPS_for_a_year_and_to_subdomains_too()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        var hsts = host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("hsts");

        Assert.True(hsts.GetProperty("isEnabled").GetBoolean());
        Assert.True(hsts.GetProperty("includeSubDomains").GetBoolean());
        Assert.InRange(int.Parse(hsts.GetProperty("maxAge").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 365, int.MaxValue);
    }
}
