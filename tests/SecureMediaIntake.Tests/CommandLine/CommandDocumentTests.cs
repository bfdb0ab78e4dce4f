using System.CommandLine;
using System.Text;

using SecureMediaIntake.CommandLine.Doctor;
using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.CommandLine;

/// <summary>docs/command-line.md says of every command what <c>--help</c> says, and of every check of the doctor what it is called.</summary>
public sealed class CommandDocumentTests
{
    /// <summary>Set by <c>./run commands</c>: writes the list in place of comparing it.</summary>
    private const string Accept = "ACCEPT_COMMANDS";

    /// <summary>Everything after it is made from the commands.</summary>
    private const string Begin = "<!-- From here on by ./run commands -->\n";

    private static readonly string Document = Path.Combine(Repository.Root, "docs", "command-line.md");

    [Fact]
    public async Task Every_command_stands_in_the_document_as_help_says_it()
    {
        var text = await File.ReadAllTextAsync(Document);
        var (kept, listed) = (text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)], text[(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..]);

        if (Environment.GetEnvironmentVariable(Accept) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Document, kept + List());
            listed = List();
        }

        Assert.Equal(List(), listed);
    }

    [Fact]
    public async Task Every_check_of_the_doctor_has_its_line()
    {
        var text = await File.ReadAllTextAsync(Document);

        Assert.All(DoctorServices.Names, name => Assert.Contains($"| `{name}` |", text, StringComparison.Ordinal));
    }

    private static string List()
    {
        var text = new StringBuilder();
        text.Append("## Exit codes\n| | |\n|---|---|\n");
        ExitCodes.All.ToList().ForEach(one => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {one.Code} | {one.Meaning} |\n"));
        text.Append("\n## Options of every command\n").Append(Table(GlobalOptions.All())).Append("\n## Commands\n");

        foreach (var verb in CommandTree.Verbs)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"### {Usage.PathOf(verb)}\n{verb.Description}\n\n```sh\n{string.Join('\n', verb.Examples)}\n```\n");

            if (verb.Arguments.Count + verb.Options.Count > 0)
            {
                text.Append('\n').Append(Table([.. verb.Arguments, .. verb.Options]));
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Table(IEnumerable<Symbol> symbols) =>
        $"| | |\n|---|---|\n{string.Concat(symbols.Select(symbol => $"| `{NameOf(symbol)}` | {symbol.Description!.Replace("|", "\\|", StringComparison.Ordinal)} |\n"))}";

    private static string NameOf(Symbol symbol) => symbol switch
    {
        Option { HelpName: { } value } option => $"{option.Name} {value}",
        Argument argument => argument.Name.ToUpperInvariant(),
        _ => symbol.Name,
    };
}
