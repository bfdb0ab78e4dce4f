using System.CommandLine;
using System.Text;
using System.Text.Json;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.FunctionApp.Clinic.Activity;

namespace SecureMediaIntake.CommandLine.Audit;

/// <summary><c>trail export</c>: the lines of one request or of all, in the columns of the portal's own export. Without anything of the patient, and each handing-out is a line.</summary>
internal sealed class ExportTrailVerb : Verb
{
    private const string Csv = "csv";
    private const string JsonLines = "json-lines";

    private readonly TrailSelection _which = new();
    private readonly AsOption _as = new();
    private readonly Option<string> _format = new("--format") { Description = "csv (as the portal exports it) or json-lines.", DefaultValueFactory = _ => Csv, HelpName = "FORMAT" };
    private readonly Option<DateOnly?> _from = new("--from") { Description = "First day, in the United Kingdom.", HelpName = "YYYY-MM-DD" };
    private readonly Option<DateOnly?> _until = new("--until") { Description = "Last day.", HelpName = "YYYY-MM-DD" };

    public ExportTrailVerb(Terminal terminal)
        : base(
            "export",
            "Writes the lines of one request's trail, or of all, with staff's names and nothing of the patient. Each trail gets a line that says so.",
            terminal,
            "smi trail export 0c1d2e3f405162738495a6b7c8d9eafb --as \"A. Operator\" > trail.csv",
            "smi trail export --organisation X26T1 --from 2026-11-01 --until 2026-11-30 --format json-lines --as \"A. Operator\" > trails.jsonl")
    {
        _format.AcceptOnlyFromAmong(Csv, JsonLines);
        Arguments.Add(_which.Request);
        Options.Add(_which.Organisation);
        Options.Add(_format);
        Options.Add(_from);
        Options.Add(_until);
        Options.Add(_as);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var by = await call.Deployment.OperatorAsync(call.Parsed.GetValue(_as)!, cancellation);
        var days = new Days(call.Parsed.GetValue(_from), call.Parsed.GetValue(_until));
        var asJson = call.IsJson || call.Parsed.GetValue(_format) == JsonLines;
        var isBroken = false;
        var to = call.Terminal.Out;

        if (!asJson)
        {
            await to.WriteAsync(Encoding.UTF8.GetString(FunctionApp.Clinic.Activity.Csv.Bytes(TrailTable.Header, [])));
        }

        await call.Progress.RunAsync("Reading trails", total: null, async done =>
        {
            var count = 0;

            await foreach (var id in _which.OfAsync(call, cancellation))
            {
                var sheet = (await call.Deployment.Get<ExportTrail>().RunAsync(by, id, days, cancellation)).OrRefuse();
                isBroken |= sheet.FirstBreak is not null;
                await (asJson ? WriteLinesAsync(to, sheet) : to.WriteAsync(FunctionApp.Clinic.Activity.Csv.Text(new TrailTable([sheet], IsCut: false, ShowsRequest: true).Cells)));
                done(++count);
            }

            return true;
        });
        return isBroken ? ExitCodes.Found : ExitCodes.Done;
    }

    private static async Task WriteLinesAsync(TextWriter to, TrailSheet sheet)
    {
        foreach (var entry in sheet.Lines)
        {
            await to.WriteLineAsync(JsonSerializer.Serialize(
                new
                {
                    request = entry.Line.Request,
                    seq = entry.Line.Seq,
                    time = entry.Line.Time,
                    organisation = entry.Line.Organisation,
                    actor = entry.Line.Actor,
                    name = entry.ActorName,
                    action = entry.Line.Action,
                    @object = entry.Line.Object,
                    reason = entry.Line.Reason,
                    operation = entry.Line.Operation,
                    prev = entry.Line.Previous,
                    hash = entry.Line.Hash(),
                    chain = sheet.FirstBreak is null ? "whole" : "broken",
                },
                JsonSerializerOptions.Web));
        }
    }
}
