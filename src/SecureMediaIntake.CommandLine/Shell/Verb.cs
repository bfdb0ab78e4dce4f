using System.CommandLine;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>A command that holds others and does nothing by itself.</summary>
internal sealed class Branch(string name, string description) : Command(name, description);

/// <summary>A command: what it says of itself, and what it does.</summary>
internal abstract class Verb : Command
{
    /// <param name="description">What it does, in one sentence or two.</param>
    /// <param name="examples">Whole lines, as somebody would type them. <c>--help</c> shows them, and docs/command-line.md has each.</param>
    protected Verb(string name, string description, Terminal terminal, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction((parsed, cancellation) => Failures.GuardAsync(new Call(parsed, terminal), RunAsync, cancellation));
    }

    public IReadOnlyList<string> Examples { get; }

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    protected abstract Task<int> RunAsync(Call call, CancellationToken cancellation);
}
