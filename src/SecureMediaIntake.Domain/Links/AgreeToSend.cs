using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>That the patient agreed, to which words, in which language, and when. Row <c>agreement</c>.</summary>
public sealed record Agreement : IRow
{
    public const string Key = "agreement";

    /// <summary>Version of the words on the page; raised with every change of them.</summary>
    public const string WordsNow = "2026-11";

    public string RowKey => Key;

    public required string Words { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The patient agrees to send photos and videos for their care.</summary>
public sealed class AgreeToSend(Ledger ledger, TimeProvider clock)
{
    /// <summary>Again is harmless: the first agreement to the same words stands.</summary>
    public Task<Outcome<Agreement>> RunAsync(LinkSession session, string language, CancellationToken cancellation) => ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => Decide(request, session, language, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<Agreement>> Decide(RequestSnapshot request, LinkSession session, string language, DateTimeOffset now)
    {
        if (request.Find<Agreement>(Agreement.Key) is { Words: Agreement.WordsNow } agreed)
        {
            return Decision<Agreement>.Already(agreed);
        }

        var link = request.Find<UploadLink>(session.Link.RowKey)!;
        var agreement = new Agreement { Words = Agreement.WordsNow, Language = language, At = now };

        return LinkRules.Apply(link, new LinkEvent.ReserveUpload(session.Link.Epoch), now, request.AnyReceived())
            .Then<Decision<Agreement>>(after => new Decision<Agreement>(
                new Change { Put = [after, agreement], Trail = [new("agreed", link.RowKey, Actors.Patient, agreement.Words)] }, agreement));
    }
}
