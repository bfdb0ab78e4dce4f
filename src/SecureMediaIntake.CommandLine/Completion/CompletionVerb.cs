using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;

namespace SecureMediaIntake.CommandLine.Completion;

/// <summary><c>completion</c>: the script by which a shell asks smi itself what could come next, so it can never be out of date.</summary>
internal sealed class CompletionVerb : Verb
{
    private readonly Argument<string> _shell = new("shell") { Description = "bash or zsh." };

    public CompletionVerb(Terminal terminal)
        : base(
            "completion",
            "Prints the script that completes commands and options when Tab is pressed.",
            terminal,
            "source <(smi completion bash)",
            "smi completion bash > /etc/bash_completion.d/smi")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh");
        Arguments.Add(_shell);
    }

    protected override Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var script = call.Parsed.GetValue(_shell) == "zsh" ? $"autoload -U +X bashcompinit && bashcompinit\n{Bash}" : Bash;
        call.Answer(new { script }, _ => call.Terminal.Out.WriteLine(script));
        return Task.FromResult(ExitCodes.Done);
    }

    /// <summary>The directive is System.CommandLine's: it answers with one word a line.</summary>
    private const string Bash = """
        _smi() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _smi smi
        """;
}
