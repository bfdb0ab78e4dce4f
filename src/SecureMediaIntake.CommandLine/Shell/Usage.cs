using System.CommandLine;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>What is said of a line that makes no sense.</summary>
internal static class Usage
{
    public static int Explain(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
        {
            terminal.Errors.WriteLine($"smi: {error.Message}");
        }

        terminal.Errors.WriteLine($"Try: {PathOf(parsed.CommandResult.Command)} --help");
        return ExitCodes.Usage;
    }

    /// <summary>The words that lead to a command: <c>smi item show</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above ? $"{PathOf(above)} {command.Name}" : "smi";
}
