using System.Net;
using System.Runtime.Versioning;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.Tests.Architecture;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>All parts are up, and the settings lead the product to them.</summary>
[Collection(PartsWorldCollection.Name)]
public sealed class WorldPartsTests(PartsWorld parts)
{
    private World World => parts.World;

    public static TheoryData<string, string, HttpStatusCode> Doors => new()
    {
        { "Vault__Uri", "secrets/rows-x26t1?api-version=7.4", HttpStatusCode.Unauthorized },
        { "SignIn__Instance", "organizations/v2.0/.well-known/openid-configuration", HttpStatusCode.OK },
        { "Notify__BaseUri", "", HttpStatusCode.OK },
        { "Organisations__0__FhirBaseUri", "/metadata", HttpStatusCode.OK },
        { "Organisations__1__FhirBaseUri", "/metadata", HttpStatusCode.OK },
        { "IDENTITY_ENDPOINT", "?resource=x&api-version=2019-08-01", HttpStatusCode.Unauthorized },
        { "Storage__BlobServiceUri", "?comp=list", HttpStatusCode.Forbidden },
        { "Storage__IntakeServiceUri", "?comp=list", HttpStatusCode.Forbidden },
        { "MediaQueues__queueServiceUri", "?comp=list", HttpStatusCode.Forbidden },
        { "Storage__TableServiceUri", "/Tables", HttpStatusCode.Forbidden },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Each_setting_leads_to_a_part_that_answers_as_it_should_to_a_stranger(string setting, string path, HttpStatusCode expected)
    {
        using var client = World.CreateClient();
        using var answer = await client.GetAsync(new Uri(World.AppSettings[setting] + path));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public void Every_setting_of_the_documentation_is_there_unless_it_has_a_default()
    {
        string[] withDefault =
        [
            "Scan__", "Pipeline__", "Sharing__", "CrashPoints__", "Sandbox__Kind", "Sandbox__SanitiserFolder", "Sandbox__Bubblewrap", "Sandbox__Exiftool",
            "Organisations__0__CopyCompliantVideos", "Organisations__0__TextWhenSeen", "Organisations__0__Clocks__", "Organisations__0__EmergencyNumber", "Organisations__0__Nation", "Organisations__0__RecordKeepsYears",
            "Organisations__0__Templates__0__Days", "Organisations__0__Templates__0__LookWithinDays", "Organisations__0__Templates__0__Team", "Organisations__0__Webhooks__0__Events", "Texts__ReminderAfter", "Texts__NotSentAfter", "Texts__AskForReceiptAfter",
            "Site__UnavailableUntil", "Storage__UploadAddress", "OTEL_", "APPLICATIONINSIGHTS_",

            // The Functions host's own, which is not there yet when the world is put together.
            "FUNCTIONS_CUSTOMHANDLER_PORT",
        ];
        var documented = SettingsDocument.Names()
            .Where(name => !withDefault.Any(name.StartsWith))
            .Select(name => name.Replace("{language}", "en", StringComparison.Ordinal))
            .ToList();

        Assert.True(documented.Count > 20);
        Assert.All(documented, name => Assert.NotEmpty(World.AppSettings[name]));
    }

    [Fact]
    public async Task The_certificate_is_trusted_by_those_who_were_told_and_by_nobody_else()
    {
        using var told = World.CreateClient();
        using var stranger = new HttpClient();

        using var answer = await told.GetAsync(World.Texts.Address);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(World.Texts.Address));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Nobody_else_on_the_machine_can_read_the_worlds_folder()
    {
        var others = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(World.Folder) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(World.Authority.ServerKeyFile) & others);
    }
}
