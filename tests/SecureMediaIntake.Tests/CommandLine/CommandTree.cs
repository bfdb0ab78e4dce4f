using System.CommandLine;

using SecureMediaIntake.CommandLine;
using SecureMediaIntake.CommandLine.Shell;

namespace SecureMediaIntake.Tests.CommandLine;

/// <summary>The commands of smi, for tests that look at all of them.</summary>
internal static class CommandTree
{
    public static RootCommand Root { get; } = Smi.Tree(Quiet());

    public static IReadOnlyList<Verb> Verbs { get; } = [.. VerbsOf(Root)];

    public static Terminal Quiet() => new(new StringWriter(), new StringWriter(), IsWatched: false);

    private static IEnumerable<Verb> VerbsOf(Command command) =>
        command.Subcommands.SelectMany(VerbsOf).Concat(command is Verb verb ? [verb] : []);
}
