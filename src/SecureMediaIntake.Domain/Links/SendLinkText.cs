using System.Globalization;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// The effect "text the link". Only hashes of secrets are kept, so a text cannot be repeated word for word: every try makes a secret of its own
/// for the same link, and all of them end together.
/// </summary>
public sealed class SendLinkText(
    ITexts texts, ILinkIndex index, IRecordKeys keys, OrganisationDirectory organisations, PublicOrigin site, TimeProvider clock) : IEffectHandler
{
    public const string EffectKind = "text-link";

    public string Kind => EffectKind;

    public static Effect For(int link) => new(EffectKind, link.ToString(CultureInfo.InvariantCulture));

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(
        RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var number = int.Parse(owed.Argument, CultureInfo.InvariantCulture);
        var reference = OpaqueId.From(owed.Operation.Value, owed.RowKey);

        var link = request.Find<UploadLink>(UploadLink.KeyOf(number))!;

        // Asked first: the service does not de-duplicate, and its answer to an earlier try may have been lost.
        var action = await texts.WasSentAsync(reference, cancellation) ? "text-sent"
            // Called off or over while the text service was down: a dead link would only make somebody worry.
            : link.StateAt(clock.GetUtcNow(), request.AnyReceived()) is not (LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified) ? "text-not-needed"
            : await SendAsync(request, link, reference, cancellation) ? "text-sent"
            : "text-refused";
        CrashPoint.Hit("Request.text-sent.after");

        return _ => new Change { Trail = [new(action, link.RowKey, Actors.Service)] };
    }

    private async Task<bool> SendAsync(RequestSnapshot request, UploadLink link, string reference, CancellationToken cancellation)
    {
        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        var asked = request.ReadAsked(key);
        var secret = LinkSecret.New();

        // Index row first: the other order could text a link that leads nowhere.
        await index.AddAsync(secret.Hash(), new(request.Id, link.Number), cancellation);
        CrashPoint.Hit("Request.link-indexed.after");

        return await texts.SendAsync(
            new(
                TextTemplate.Request,
                request.Head.Language,
                asked.Mobile,
                new Dictionary<string, string>
                {
                    ["first_name"] = asked.Patient.FirstName,
                    ["organisation"] = organisation.PublicName,
                    ["link"] = secret.InLink(site.Value),
                    ["phone"] = organisation.Phone,
                },
                reference)
            {
                LastDay = UkTime.DayOf(link.EndsAt.AddTicks(-1)),
            },
            cancellation);
    }
}

/// <summary>Origin that browsers see, from configuration: host headers are the caller's to choose.</summary>
public sealed record PublicOrigin(Uri Value);
