using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Who the photos are of, in the words of whoever sends them.</summary>
public enum PhotosOf
{
    Me,

    /// <summary>A child that they are responsible for.</summary>
    Child,

    /// <summary>An adult that they care for.</summary>
    Adult,
}

/// <summary>What somebody agrees to: which words they read, and whose photos they mean.</summary>
/// <param name="Language">In which the words were read.</param>
/// <param name="WordsSha256">SHA-256 over exactly the sentences that were shown, lower-case hexadecimal: proves them in each language, whoever translated.</param>
/// <param name="Of">Whose photos; null when the request did not ask.</param>
public sealed record AgreedTo(string Language, string WordsSha256, PhotosOf? Of);

/// <summary>That the patient agreed, to which words, in which language, and when. Row <c>agreement</c>.</summary>
public sealed record Agreement : IRow
{
    public const string Key = "agreement";

    /// <summary>Version of the words on the page; raised with every change of them. A test holds the English of each version to its hash.</summary>
    public const string WordsNow = "2026-11b";

    public string RowKey => Key;

    public required string Words { get; init; }

    public required string Language { get; init; }

    /// <summary>See <see cref="AgreedTo"/>; null in rows that are older than the hash.</summary>
    public string? WordsSha256 { get; init; }

    public PhotosOf? Of { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The patient agrees to send photos and videos for their care.</summary>
public sealed class AgreeToSend(Ledger ledger, TimeProvider clock)
{
    /// <summary>Again is harmless: the first agreement to the same words about the same person stands.</summary>
    public Task<Outcome<Agreement>> RunAsync(LinkSession session, AgreedTo to, CancellationToken cancellation) => ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => Decide(request, session, to, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<Agreement>> Decide(RequestSnapshot request, LinkSession session, AgreedTo to, DateTimeOffset now)
    {
        if (request.Head.ForAnother && to.Of is null)
        {
            return LinkProblems.WhoseIsMissing;
        }

        var agreement = new Agreement
        {
            Words = Agreement.WordsNow,
            Language = to.Language,
            WordsSha256 = to.WordsSha256,
            Of = request.Head.ForAnother ? to.Of : null,
            At = now,
        };

        if (request.Find<Agreement>(Agreement.Key) is { Words: Agreement.WordsNow } agreed && agreed.Of == agreement.Of)
        {
            return Decision<Agreement>.Already(agreed);
        }

        return session.Move(request, now)
            .Then<Decision<Agreement>>(after => new Decision<Agreement>(
                new Change { Put = [after, agreement], Trail = [new("agreed", after.RowKey, Actors.Patient, ReasonOf(agreement))] }, agreement));
    }

    /// <summary>Version, language and whose: the trail outlives the row.</summary>
    private static string ReasonOf(Agreement agreement) => string.Join(
        '/', new[] { agreement.Words, agreement.Language, agreement.Of?.ToString().ToLowerInvariant() }.OfType<string>());
}
