using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P10: what was sent, what became of it, and who looked. Until the link's end date, to whoever passes the check. No picture, no name.</summary>
internal sealed class LedgerPage(PatientVisit visit, OrganisationDirectory organisations, ReadLooks looks, TimeProvider clock)
    : SessionPage(visit, organisations)
{
    public IReadOnlyList<LedgerFile> Files { get; private set; } = [];

    public IReadOnlyList<Look> Looks { get; private set; } = [];

    protected override bool IsFor(LinkStatus state) => state == LinkStatus.Consumed;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var request = Session.Request;
        var spent = Session.Link.SpentAt(clock.GetUtcNow(), request.AnyReceived());
        Files = [.. request.Items().Where(item => item.WasReceived).Select(item => LedgerFile.Of(item, spent, Words.Now))];
        Looks = await looks.RunAsync(request, cancellation);
    }
}

/// <summary>One file as the patient reads it later.</summary>
/// <param name="Sent">Date and time, in words.</param>
/// <param name="State">Keys of the sentences that say what became of it.</param>
internal sealed record LedgerFile(string Name, string Sent, IReadOnlyList<string> State)
{
    /// <param name="spent">When the link was spent, where that was kept.</param>
    public static LedgerFile Of(MediaItem item, DateTimeOffset? spent, Words words) =>
        new(FileRow.NameOf(item, words), words.DateAndTime(item.SentOnAt ?? spent ?? item.ReceivedAt!.Value), StateOf(item));

    private static IReadOnlyList<string> StateOf(MediaItem item) => item.Status switch
    {
        ItemStatus.Filed or ItemStatus.Acknowledged => ["ledger.in-record"],
        ItemStatus.Refused => [item.Kind == MediaKind.Photo ? "ledger.refused-photo" : "ledger.refused-video", ReasonOf(item.Cause)],

        // What waits for a person is being checked too: the patient can do nothing about it, and is called if they are needed.
        _ => ["ledger.checking"],
    };

    /// <summary>Why, without the advice that helped while it could be sent again.</summary>
    private static string ReasonOf(string? cause) => cause switch
    {
        "unsafe" => "ledger.reason-unsafe",
        "too-large" or "too-long" => "ledger.reason-too-large",
        _ => "ledger.reason-unreadable",
    };
}
