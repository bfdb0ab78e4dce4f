using System.Runtime.Versioning;

using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.Tests.CommandLine;

/// <summary>What <c>--settings</c> takes.</summary>
[SupportedOSPlatform("linux")]
public sealed class SettingsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smi-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""{ "Vault__Uri": "https://v.example/", "Organisations__0__Code": "X" }""")]
    [InlineData("""{ "Vault": { "Uri": "https://v.example/" }, "Organisations": [ { "Code": "X" } ] }""")]
    [InlineData("# a comment\nVault__Uri=https://v.example/\n\nexport Organisations__0__Code='X'\n")]
    [InlineData("Vault__Uri = \"https://v.example/\"\r\nOrganisations__0__Code=X\r\n")]
    public void Json_flat_or_nested_and_lines_all_say_the_same(string text) =>
        Assert.Equal([("Vault__Uri", "https://v.example/"), ("Organisations__0__Code", "X")], SettingsFile.Parse(text));

    [Fact]
    public void A_value_may_hold_an_equals_sign() => Assert.Equal([("Key", "a=b==")], SettingsFile.Parse("Key=a=b=="));

    [Fact]
    public void A_line_that_is_no_setting_is_named_by_its_number_and_not_quoted()
    {
        var wrong = Assert.Throws<SettingsException>(() => SettingsFile.Parse("A=1\nhalf-of-a-secret"));

        Assert.Contains("Line 2", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("half-of-a-secret", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_json_is_refused() => Assert.Throws<SettingsException>(() => SettingsFile.Parse("{ \"A\": "));

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    public void A_file_that_others_can_read_is_refused(UnixFileMode more)
    {
        var file = new FileInfo(Path.Combine(_folder, "settings.env"));
        File.WriteAllText(file.FullName, "A=1");
        file.UnixFileMode = UnixFileMode.UserRead | more;

        Assert.Contains("chmod 600", Assert.Throws<SettingsException>(() => SettingsFile.Read(file)).Message, StringComparison.Ordinal);
    }
}
