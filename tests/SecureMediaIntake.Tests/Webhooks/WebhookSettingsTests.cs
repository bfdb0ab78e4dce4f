using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.Tests.Webhooks;

/// <summary>A webhook that could not be kept stops the start.</summary>
public sealed class WebhookSettingsTests
{
    private const string First = "Organisations:0:Webhooks:0:";

    [Fact]
    public void A_webhook_is_read_from_the_settings_and_keeps_its_id_when_it_moves()
    {
        var webhooks = Read(("0:Address", "https://receiver.example/hook"), ("0:Secret", "webhooks-a"), ("0:Events:0", "item.filed"), ("1:Address", "https://other.example/"), ("1:Secret", "webhooks-b"));
        var moved = Read(("0:Address", "https://other.example/"), ("0:Secret", "webhooks-b"), ("1:Address", "https://receiver.example/hook"), ("1:Secret", "webhooks-a"));

        Assert.True(webhooks[0].Wants("item.filed"));
        Assert.False(webhooks[0].Wants("item.refused"));
        Assert.True(webhooks[1].Wants("item.refused"));
        Assert.Equal(webhooks.Select(one => one.Id).Order(), moved.Select(one => one.Id).Order());
    }

    [Theory]
    [InlineData("0:Address", "http://receiver.example/")]
    [InlineData("0:Address", "https://name:word@receiver.example/")]
    [InlineData("0:Address", "https://receiver.example/#part")]
    [InlineData("0:Address", "/hook")]
    [InlineData("0:Secret", "")]
    [InlineData("0:Secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")]
    [InlineData("0:Events:0", "item.viewed")]
    public void What_is_wrong_stops_the_start_and_is_not_quoted(string name, string value)
    {
        var why = Assert.Throws<SettingsException>(() => Read(("0:Address", "https://receiver.example/"), ("0:Secret", "webhooks-a"), (name, value)));

        Assert.Contains("Webhooks", why.Message, StringComparison.Ordinal);
        Assert.True(value.Length == 0 || !why.Message.Contains(value, StringComparison.Ordinal), why.Message);
    }

    [Fact]
    public void Two_with_one_address_stop_the_start() => Assert.Throws<SettingsException>(() => Read(
        ("0:Address", "https://receiver.example/"), ("0:Secret", "webhooks-a"), ("1:Address", "https://receiver.example/"), ("1:Secret", "webhooks-b")));

    [Theory]
    [InlineData("Organisations:0:Webhooks:0:Address", "https://127.0.0.1:9000/")]
    [InlineData("Organisations:0:Webhooks:0:Address", "https://localhost/")]
    [InlineData("Webhooks:AllowPrivateAddresses", "true")]
    [InlineData("Webhooks:AllowPrivateAddresses", "yes")]
    public void What_belongs_to_the_local_world_stops_the_start_elsewhere(string name, string value)
    {
        var settings = Settings((First + "Address", "https://receiver.example/"), (First + "Secret", "webhooks-a"), (name, value));
        var organisations = OrganisationSettings.Read(settings);

        Assert.Throws<SettingsException>(() => DevelopmentOnly.Check(settings, In(Environments.Production), organisations));
        DevelopmentOnly.Check(settings, In(Environments.Development), organisations);
    }

    [Fact]
    public void An_address_of_the_internet_starts()
    {
        var settings = Settings((First + "Address", "https://receiver.example/"), (First + "Secret", "webhooks-a"), ("Webhooks:AllowPrivateAddresses", "false"));

        DevelopmentOnly.Check(settings, In(Environments.Production), OrganisationSettings.Read(settings));
    }

    private static IReadOnlyList<Domain.Requests.Webhook> Read(params (string Name, string Value)[] webhooks) =>
        OrganisationSettings.Read(Settings([.. webhooks.Select(one => ($"Organisations:0:Webhooks:{one.Name}", one.Value))])).All.Single().Webhooks;

    private static Microsoft.Extensions.Hosting.Internal.HostingEnvironment In(string environment) => new() { EnvironmentName = environment };

    private static IConfiguration Settings(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
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
        };

        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
