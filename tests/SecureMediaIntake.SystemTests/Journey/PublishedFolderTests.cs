using System.Diagnostics;
using System.Runtime.Versioning;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>What is deployed: the published folder as it lies.</summary>
[SupportedOSPlatform("linux")]
public sealed class PublishedFolderTests
{
    private const int BadSettings = 78;

    [Fact]
    public void It_holds_host_json_the_executable_and_one_folder_per_function()
    {
        var functions = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.function.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path).Replace(".function.json", string.Empty, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var folders = Directory.EnumerateFiles(JourneyWorld.Published, "function.json", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!))
            .Order(StringComparer.Ordinal);

        Assert.True(File.Exists(Path.Combine(JourneyWorld.Published, "host.json")));
        Assert.True(File.GetUnixFileMode(Path.Combine(JourneyWorld.Published, "SecureMediaIntake.FunctionApp")).HasFlag(UnixFileMode.UserExecute));
        Assert.True(File.GetUnixFileMode(Path.Combine(JourneyWorld.Published, "sanitiser", "SecureMediaIntake.Sanitiser")).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal(functions, folders);
    }

    [Fact]
    public void Nothing_of_the_local_world_is_in_it()
    {
        var names = Directory.EnumerateFileSystemEntries(JourneyWorld.Published, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();

        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => name!.Contains("LocalWorld", StringComparison.OrdinalIgnoreCase)
            || name.Contains("Playwright", StringComparison.OrdinalIgnoreCase) || name.Contains("azurite", StringComparison.OrdinalIgnoreCase)
            || name.Contains("Yarp", StringComparison.OrdinalIgnoreCase) || name == "node_modules" || name == "appsettings.Development.json");
    }

    /// <summary>One forgotten setting of a laptop must not weaken a hospital.</summary>
    [Theory]
    [InlineData("Site__PublicOrigin", "https://localhost:8443", "Site:PublicOrigin")]
    [InlineData("Storage__BlobServiceUri", "https://127.0.0.1:10000/devstoreaccount1", "Storage:BlobServiceUri")]
    [InlineData("Storage__TableServiceUri", "https://127.0.0.1:10002/devstoreaccount1", "Storage:TableServiceUri")]
    [InlineData("Storage__BlockOnlyRights", "false", "Storage:BlockOnlyRights")]
    [InlineData("Storage__BlockOnlyRights", "no", "Storage:BlockOnlyRights")]
    [InlineData("MediaQueues__queueServiceUri", "http://account.queue.example.test", "MediaQueues:queueServiceUri")]
    [InlineData("Vault__Uri", "http://vault.example.test/", "Vault:Uri")]
    [InlineData("SignIn__Instance", "https://localhost:9001/", "SignIn:Instance")]
    [InlineData("Organisations__0__FhirBaseUri", "https://127.0.0.1:9002/fhir", "The care record of X26T1")]
    [InlineData("Notify__BaseUri", "https://127.0.0.1:9000", "Notify:BaseUri")]
    [InlineData("CrashPoints__Armed", "FileMedia.filed.after@mark", "Crash points")]
    public async Task It_does_not_start_with_a_development_setting_in_production(string name, string value, string named)
    {
        var settings = Production();
        settings[name] = value;

        var (exitCode, said) = await StartAsync(settings);

        Assert.Equal(BadSettings, exitCode);
        Assert.Contains(named, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_settings_it_says_what_is_missing_and_never_ends_with_0()
    {
        var (exitCode, said) = await StartAsync(new Dictionary<string, string> { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1" });

        Assert.Equal(BadSettings, exitCode);
        Assert.Contains("Organisations", said, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Production() => new()
    {
        ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1",
        ["Site__PublicOrigin"] = "https://media.example.test",
        ["Storage__BlobServiceUri"] = "https://account.blob.example.test",
        ["Storage__IntakeServiceUri"] = "https://intake.blob.example.test",
        ["Storage__TableServiceUri"] = "https://account.table.example.test",
        ["MediaQueues__queueServiceUri"] = "https://account.queue.example.test",
        ["Vault__Uri"] = "https://vault.example.test/",
        ["SignIn__Instance"] = "https://sign-in.example.test/",
        ["Notify__BaseUri"] = "https://notify.example.test",
        ["Organisations__0__Code"] = "X26T1",
        ["Organisations__0__Name"] = "Test",
        ["Organisations__0__PublicName"] = "Test",
        ["Organisations__0__Phone"] = "01632 960101",
        ["Organisations__0__Website"] = "https://north.example.test",
        ["Organisations__0__TenantId"] = "11111111-1111-4111-8111-111111111111",
        ["Organisations__0__VaultKey"] = "organisation",
        ["Organisations__0__RowSecret"] = "rows",
        ["Organisations__0__FhirBaseUri"] = "https://record.example.test/fhir",
        ["Organisations__0__FhirAudience"] = "https://record.example.test",
        ["Organisations__0__RecordIdentifierBase"] = "https://north.example.test/records",
        ["Organisations__0__Scan"] = "Off",
    };

    private static async Task<(int ExitCode, string Said)> StartAsync(Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(Path.Combine(JourneyWorld.Published, "SecureMediaIntake.FunctionApp"))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Clear();

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(JourneyWorld.Patience);
        var said = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await said);
    }
}
