using SecureMediaIntake.CommandLine;
using SecureMediaIntake.CommandLine.Completion;
using SecureMediaIntake.CommandLine.Shell;

namespace SecureMediaIntake.Tests.CommandLine;

/// <summary>What every command of smi owes to whoever types it.</summary>
public sealed class CommandTreeTests
{
    public static TheoryData<string> Lines() => [.. CommandTree.Verbs.SelectMany(verb => verb.Examples)];

    public static TheoryData<string> Verbs() => [.. CommandTree.Verbs.Select(Usage.PathOf)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_command_has_a_sentence_and_an_example_of_itself(string path)
    {
        var verb = CommandTree.Verbs.Single(one => Usage.PathOf(one) == path);

        Assert.EndsWith(".", verb.Description, StringComparison.Ordinal);
        Assert.Contains(verb.Examples, example => example.Contains(path, StringComparison.Ordinal));
        Assert.All(verb.Options.Concat<System.CommandLine.Symbol>(verb.Arguments), symbol => Assert.False(string.IsNullOrEmpty(symbol.Description), $"{path} {symbol.Name} says nothing of itself."));
    }

    /// <summary>An example that smi itself does not understand teaches nothing.</summary>
    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_example_is_understood(string line)
    {
        var typed = line.Split('#')[0].Split('>')[0].Split('|')[0].Replace("source <(", string.Empty, StringComparison.Ordinal).Trim().TrimEnd(')');

        Assert.Empty(CommandTree.Root.Parse(typed[typed.IndexOf(' ', StringComparison.Ordinal)..]).Errors);
    }

    [Fact]
    public async Task Help_shows_the_examples_and_the_exit_codes()
    {
        Assert.Contains("smi doctor --strict --json", (await RunAsync("doctor", "--help")).Out, StringComparison.Ordinal);
        Assert.Contains("78  a setting is missing or wrong", (await RunAsync("--help")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_makes_no_sense_ends_with_2_and_says_where_to_look()
    {
        var (exit, output, errors) = await RunAsync("doctor", "--onyl", "keys");

        Assert.Equal(ExitCodes.Usage, exit);
        Assert.Empty(output);
        Assert.Contains("Try: smi doctor --help", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_a_command_ends_with_78_and_names_the_setting()
    {
        var (exit, output, errors) = await RunAsync("organisation", "list");

        Assert.Equal(ExitCodes.BadSettings, exit);
        Assert.Empty(output);
        Assert.Contains("Organisations: at least one organisation is needed.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_a_failure_is_an_answer_too()
    {
        var (exit, output, errors) = await RunAsync("organisation", "list", "--json");

        Assert.Equal(ExitCodes.BadSettings, exit);
        Assert.Contains("\"code\": \"settings-wrong\"", output, StringComparison.Ordinal);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_shell_can_ask_what_comes_next()
    {
        Assert.Contains("organisation", (await RunAsync("[suggest:4]", "smi ")).Out.Split(Environment.NewLine));
        Assert.Contains("poison", (await RunAsync("[suggest:18]", "smi doctor --only ")).Out.Split(Environment.NewLine));
        Assert.Contains("complete -o default -F _smi smi", (await RunAsync("completion", "bash")).Out, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Out, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exit = await Smi.RunAsync(arguments, new Terminal(output, errors, IsWatched: false));
        return (exit, output.ToString(), errors.ToString());
    }
}
