using System.CommandLine;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary><c>erase list</c>: what waits for a second person, and what was erased.</summary>
internal sealed class ListErasuresVerb : Verb
{
    /// <summary>Most that are shown of each list, by id.</summary>
    private const int Most = 1_000;

    private readonly OrganisationOption _organisation = new(isRequired: false);

    public ListErasuresVerb(Terminal terminal)
        : base("list", "Lists what waits for a second person, and what was erased or is being erased.", terminal, "smi erase list", "smi erase list --json")
    {
        Options.Add(_organisation);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var (lists, ledger) = (call.Deployment.Get<IRequestLists>(), call.Deployment.Get<Ledger>());
        var found = new List<(RequestId Request, Erasure Erasure)>();

        foreach (var organisation in _organisation.OneOrAll(call))
        {
            foreach (var list in new[] { RequestLists.ToErase(organisation.Code), RequestLists.Erased(organisation.Code) })
            {
                foreach (var entry in await lists.OfAsync(list, Most, cancellation))
                {
                    if (await ledger.ReadAsync(entry.Request, cancellation) is { } request && request.Erasure() is { } erasure)
                    {
                        found.Add((request.Id, erasure));
                    }
                }
            }
        }

        var table = new Table().Border(TableBorder.None).AddColumns("Request", "Case", "State", "Since");

        foreach (var (request, erasure) in found)
        {
            table.AddRow(new[] { request.Value, erasure.Case, StateOf(erasure), UkTime.DateAndTime(erasure.DoneAt ?? erasure.AgreedAt ?? erasure.AskedAt) }.Select(Markup.Escape).ToArray());
        }

        call.Answer(
            found.Select(one => new { request = one.Request.Value, one.Erasure.Case, state = StateOf(one.Erasure), one.Erasure.AskedAt, one.Erasure.AgreedAt, one.Erasure.DoneAt }),
            console => console.Write(found.Count == 0 ? new Text("Nothing waits, and nothing was erased.\n") : table));
        return ExitCodes.Done;
    }

    private static string StateOf(Erasure erasure) => erasure switch
    {
        { DoneAt: not null } => "erased",
        { AgreedAt: not null } => "erasing",
        _ => "asked",
    };
}
