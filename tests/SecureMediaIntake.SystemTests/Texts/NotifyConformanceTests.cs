using SecureMediaIntake.LocalWorld.Texts;
using SecureMediaIntake.SystemTests.KeyVault;
using SecureMediaIntake.SystemTests.ManagedIdentity;
using Xunit;

namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>The real JavaScript client, over HTTPS.</summary>
public sealed class NotifyConformanceTests
{
    [Fact]
    public async Task The_services_own_client_finds_no_difference()
    {
        using var trust = new LocalTrust();
        await using var server = await NotifyServer.StartAsync(
            new() { Certificate = trust.Authority.ServerCertificate }, CancellationToken.None);

        var (passed, output) = await ConformanceScript.RunAsync("notify.mjs", trust, new Dictionary<string, string>
        {
            ["NOTIFY_URL"] = server.Address.ToString(),
            ["NOTIFY_API_KEY"] = server.ApiKey,
            ["NOTIFY_TEMPLATE"] = server.RequestTemplateId,
        });

        Assert.True(passed, output);
        Assert.Contains("4 steps passed", output, StringComparison.Ordinal);
    }
}
