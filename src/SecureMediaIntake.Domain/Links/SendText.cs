using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// The effect "send a text". Only hashes of secrets are kept, so a text with a link cannot be repeated word for word: every try makes a secret of its
/// own for the same link, and all of them end together.
/// </summary>
public sealed class SendText(
    ITexts texts,
    ITextLimit limit,
    ILinkIndex index,
    IRecordKeys keys,
    IPipelineQueues queues,
    OrganisationDirectory organisations,
    PublicOrigin site,
    TextOptions options,
    TimeProvider clock) : IEffectHandler
{
    public const string EffectKind = "send-text";

    public string Kind => EffectKind;

    public static Effect For(TextRow text) => new(EffectKind, text.RowKey);

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(
        RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        if (request.Find<TextRow>(owed.Argument) is not { State: TextState.Owed } text)
        {
            return null;
        }

        // Asked first: the service does not de-duplicate, and its answer to an earlier try may have been lost.
        if (await texts.LookUpAsync(TextReference.Of(request.Id, text), cancellation) is { } found)
        {
            return Settle(text, TextState.Sent, "text-sent", found.Receipt);
        }

        var now = clock.GetUtcNow();

        // Erased, it cannot be read any more whom it is for.
        if (request.Find<KeyRow>(KeyRow.Key) is null || !text.IsWanted(request, now))
        {
            return Settle(text, TextState.NotNeeded, "text-not-needed");
        }

        if (options.NextAllowed(now) is var morning && morning > now)
        {
            return await WaitAsync(request, text, morning, "night", cancellation);
        }

        return await SendAsync(request, text, cancellation);
    }

    private async Task<Func<RequestSnapshot, Change>> SendAsync(RequestSnapshot request, TextRow text, CancellationToken cancellation)
    {
        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        var to = TextAddress.Of(text, request, key);
        var now = clock.GetUtcNow();
        var message = new PatientText(
            text.Kind, to.Language, to.Mobile, to.FirstName, organisation.PublicName, organisation.Phone, TextReference.Of(request.Id, text));

        if (!await limit.TryTakeAsync(to.Mobile, UkTime.DayOf(now), message.Reference, options.MostADay, cancellation))
        {
            return await WaitAsync(request, text, options.Tomorrow(now), "limit", cancellation);
        }

        if (to.Link is { } link)
        {
            var secret = LinkSecret.New();

            // Index row first: the other order could text a link that leads nowhere.
            await index.AddAsync(secret.Hash(), link.Target, cancellation);
            CrashPoint.Hit("Request.link-indexed.after");
            message = message with { Link = secret.InLink(site.Value), LastDay = link.LastDay };
        }

        var sent = await texts.SendAsync(message, cancellation);
        CrashPoint.Hit("Request.text-sent.after");

        if (!sent)
        {
            return Settle(text, TextState.Refused, "text-refused");
        }

        // The receipt should come by itself; this is for when it does not.
        await queues.SendAsync(PipelineQueue.CheckRequest, new(request.Id), options.AskForReceiptAfter, cancellation);
        return Settle(text, TextState.Sent, "text-sent");
    }

    private Func<RequestSnapshot, Change> Settle(TextRow text, TextState state, string action, TextReceipt? receipt = null)
    {
        var now = clock.GetUtcNow();

        return fresh =>
        {
            // Erased meanwhile, there is nothing to write it into.
            if (fresh.Find<TextRow>(text.RowKey) is not { } before)
            {
                return new Change { Trail = [new(action, text.RowKey, Actors.Service)] };
            }

            // Its receipt may have been faster than we are.
            var row = before with { State = state, At = now };
            return new Change { Put = [receipt is { } word ? row.With(word, now) : row], Trail = [new(action, text.RowKey, Actors.Service)] };
        };
    }

    /// <summary>No effect that stays owed: its watchdog would come back all night, later and later, and at last call it a fault.</summary>
    private async Task<Func<RequestSnapshot, Change>> WaitAsync(
        RequestSnapshot request, TextRow text, DateTimeOffset until, string why, CancellationToken cancellation)
    {
        await queues.SendAsync(PipelineQueue.CheckRequest, new(request.Id), until - clock.GetUtcNow(), cancellation);
        return fresh => new Change
        {
            Put = [fresh.Find<TextRow>(text.RowKey)! with { DueAt = until }],
            Trail = [new("text-waits", text.RowKey, Actors.Service, why)],
        };
    }
}

/// <summary>Owes a text.</summary>
public static class TextOwing
{
    /// <summary>The change with the text, unless this text was owed before, as each kind goes out once, or nobody is texted: staff take the photos.</summary>
    public static Change AndText(this Change change, RequestSnapshot request, TextRow text) =>
        request.Head.TakenByStaff || request.Find<TextRow>(text.RowKey) is not null
            ? change
            : change with { Put = [.. change.Put, text], Effects = [.. change.Effects, SendText.For(text)] };
}

/// <summary>Origin that browsers see, from configuration: host headers are the caller's to choose.</summary>
public sealed record PublicOrigin(Uri Value);
