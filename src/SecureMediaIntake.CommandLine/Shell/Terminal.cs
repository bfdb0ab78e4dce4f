using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>Where answers go and where everything else goes: a pipe must get the answer and nothing but the answer.</summary>
/// <param name="Out">The answer.</param>
/// <param name="Errors">Progress, advice, what went wrong.</param>
/// <param name="IsWatched">Whether a person sees <paramref name="Errors"/> as it is written.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Errors, bool IsWatched)
{
    /// <summary>Columns of an answer that goes into a pipe or a file, where nothing needs to be broken into lines.</summary>
    private const int WidthOfFiles = 400;

    public static Terminal OfThisProcess() => new(Console.Out, Console.Error, !Console.IsErrorRedirected);

    /// <summary>Colours and tables, on a terminal; plain text elsewhere.</summary>
    public IAnsiConsole OutConsole { get; } = Make(Out, Console.IsOutputRedirected);

    public IAnsiConsole ErrorConsole { get; } = Make(Errors, Console.IsErrorRedirected);

    private static IAnsiConsole Make(TextWriter to, bool isFile)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(to),
            Ansi = isFile ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isFile ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isFile ? InteractionSupport.No : InteractionSupport.Detect,
        });

        if (isFile)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
