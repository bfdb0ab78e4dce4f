using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary><c>retention run</c>: the first of two people asks to erase what is over its time.</summary>
internal sealed class RunVerb : Verb
{
    private readonly AsOption _by = new();
    private readonly OrganisationOption _organisation = new(isRequired: false);
    private readonly Option<FileInfo?> _rules = RetentionOptions.Rules();

    private readonly Option<FileInfo?> _reviewed = new("--reviewed")
    {
        Description = "Ids of the requests that you reviewed and want erased, one a line. What the rules leave to a person is asked for only when it stands here.", HelpName = "FILE",
    };

    public RunVerb(Terminal terminal)
        : base(
            "run",
            "Asks to erase what is over its time; a second person agrees with 'smi erase agree'. It is judged anew: a list cannot erase what the rules keep.",
            terminal,
            "smi retention run --as \"Test Manager One\" --reviewed reviewed.txt")
    {
        Options.Add(_by);
        Options.Add(_organisation);
        Options.Add(_rules);
        Options.Add(_reviewed);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var rules = RetentionOptions.Read(call.Parsed.GetValue(_rules));
        var reviewed = Reviewed(call.Parsed.GetValue(_reviewed));
        var propose = call.Deployment.Get<ProposeErasures>();
        var today = UkTime.DayOf(call.Deployment.Get<TimeProvider>().GetUtcNow());
        var asked = new List<RequestId>();

        foreach (var organisation in _organisation.OneOrAll(call))
        {
            asked.AddRange(await propose.RunAsync(organisation.Code, rules, reviewed, today, call.Parsed.GetValue(_by)!, cancellation));
        }

        call.Answer(
            new { asked = asked.Select(id => id.Value) },
            console => console.WriteLine(asked.Count == 0
                ? "Nothing was asked for."
                : $"{string.Join('\n', asked)}\n{asked.Count} asked for. A second person agrees: smi erase agree"));
        return ExitCodes.Done;
    }

    /// <exception cref="FormatException">A line is no id.</exception>
    private static HashSet<RequestId> Reviewed(FileInfo? file) =>
    [
        .. (file is null ? [] : File.ReadAllLines(file.FullName)).Select(line => line.Trim()).Where(line => line.Length > 0).Select(
            line => OpaqueId.IsOne(line) ? RequestId.From(line) : throw new FormatException("A line of the reviewed list is no id of a request.")),
    ];
}
