using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>The library's help, with the command's examples; at the root, with the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var to = parseResult.InvocationConfiguration.Output;

        if (parseResult.CommandResult.Command is Verb { Examples: { Count: > 0 } examples })
        {
            to.WriteLine("Examples:");
            examples.ToList().ForEach(example => to.WriteLine($"  {example}"));
            to.WriteLine();
        }
        else if (parseResult.CommandResult.Command is RootCommand)
        {
            to.WriteLine("Exit codes:");
            ExitCodes.All.ToList().ForEach(one => to.WriteLine($"  {one.Code,-4}{one.Meaning}"));
            to.WriteLine();
        }

        return ExitCodes.Done;
    }
}
