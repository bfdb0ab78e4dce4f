using System.CommandLine;
using System.Globalization;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Requests;

/// <summary><c>item show</c>: where a request's files are. Ids, states and causes, and nothing of the patient: the key is not opened.</summary>
internal sealed class ShowItem : Verb
{
    private const string Id = "0c1d2e3f405162738495a6b7c8d9eafb";
    private readonly Argument<string> _request = IdArguments.Request();
    private readonly Argument<string> _item = IdArguments.Item(isOptional: true);

    public ShowItem(Terminal terminal)
        : base("show", "Shows where the files of a request are, and why one stopped; nothing of the patient.", terminal, $"smi item show {Id}", $"smi item show {Id} --json")
    {
        Arguments.Add(_request);
        Arguments.Add(_item);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        var request = await call.Deployment.Get<Ledger>().ReadAsync(call.RequestOf(_request)!.Value, cancellation) ?? throw new RefusedException(RequestProblems.Unknown);
        var items = request.Items().Where(item => call.ItemOf(_item) is not { } only || item.Id == only).ToList();
        call.Answer(new { request = request.Id.Value, request.Head.Organisation, request.Head.Status, owed = request.Outbox().Count, items = items.Select(ItemView.Of) }, console => Write(console, request, items));
        return ExitCodes.Done;
    }

    private static void Write(IAnsiConsole console, RequestSnapshot request, List<MediaItem> items)
    {
        console.WriteLine($"Request {request.Id} of {request.Head.Organisation}: {request.Head.Status}, {items.Count} files, {request.Outbox().Count} things owed");
        var table = new Table().Border(TableBorder.None).AddColumns("Item", "What", "Is", "Received", "Cause");

        foreach (var item in items)
        {
            table.AddRow(new[]
            {
                item.Id.Value,
                $"{item.Kind} {item.Number}",
                item.Status is ItemStatus.NeedsAttention ? $"NeedsAttention, from {item.SetAsideFrom}" : item.Status.ToString(),
                item.ReceivedAt?.ToString("u", CultureInfo.InvariantCulture) ?? string.Empty,
                item.Cause ?? string.Empty,
            }.Select(Markup.Escape).ToArray());
        }

        console.Write(table);
    }
}
