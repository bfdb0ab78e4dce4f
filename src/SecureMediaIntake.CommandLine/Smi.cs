using System.CommandLine;
using System.CommandLine.Help;

using SecureMediaIntake.CommandLine.Access;
using SecureMediaIntake.CommandLine.Audit;
using SecureMediaIntake.CommandLine.Completion;
using SecureMediaIntake.CommandLine.Doctor;
using SecureMediaIntake.CommandLine.Organisations;
using SecureMediaIntake.CommandLine.Requests;
using SecureMediaIntake.CommandLine.Retention;
using SecureMediaIntake.CommandLine.Shell;

namespace SecureMediaIntake.CommandLine;

/// <summary>The whole tree of commands. A new command is a class that is a <see cref="Verb"/>, and one line here.</summary>
internal static class Smi
{
    /// <summary>How long a command that is told to stop (Ctrl-C) may take to put away what it holds.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    public static RootCommand Tree(Terminal terminal)
    {
        var root = new RootCommand(
            "Looks after a deployment of SecureMediaIntake. It runs where the deployment's settings are: in the app's container, or with --settings.")
        {
            new DoctorVerb(terminal),
            new Branch("organisation", "The organisations on board.")
            {
                new ListOrganisations(terminal),
            },
            new Branch("clinician", "The people of an organisation, in the directory.")
            {
                new AddClinician(terminal),
                new ListClinicians(terminal),
                new RemoveClinician(terminal),
            },
            new Branch("item", "One photo or video of a request.")
            {
                new ShowItem(terminal),
                new RetryItemVerb(terminal),
                new RefileItemVerb(terminal),
            },
            new Branch("trail", "The trails: who did what, line by line, chained.")
            {
                new VerifyTrailVerb(terminal),
                new ExportTrailVerb(terminal),
            },
            new Branch("retention", "What is over its time.") { new PlanVerb(terminal), new RunVerb(terminal) },
            new Branch("erase", "Erasing requests, by two people.") { new AskVerb(terminal), new AgreeVerb(terminal), new ListErasuresVerb(terminal) },
            new Branch("hold", "Legal holds, which stop all erasing.") { new PlaceHoldVerb(terminal), new ReleaseHoldVerb(terminal) },
            new Branch("keys", "The organisations' keys.") { new RotateVerb(terminal), new RewrapVerb(terminal) },
            new ReconcileVerb(terminal),
            new CompletionVerb(terminal),
        };

        foreach (var option in GlobalOptions.All())
        {
            root.Options.Add(option);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        return root;
    }

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var parsed = Tree(terminal).Parse(arguments);

        // The library's own answer to a line that makes no sense is 1, which here means that something was looked at and found wrong.
        return parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction
            ? Task.FromResult(Usage.Explain(parsed, terminal))
            : parsed.InvokeAsync(new() { Output = terminal.Out, Error = terminal.Errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Farewell });
    }
}
