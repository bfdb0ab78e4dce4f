using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>A webhook of the settings, with what its receiver said.</summary>
public sealed record WebhookSheet(Webhook Webhook, Subscription? Subscription);

/// <summary>Which systems of the organisation are told, and whether they want to be.</summary>
public sealed class ReadWebhooks(ISubscriptions subscriptions, OrganisationDirectory organisations)
{
    /// <exception cref="UnavailableException">Storage does not answer.</exception>
    public async Task<IReadOnlyList<WebhookSheet>> RunAsync(Clinician system, CancellationToken cancellation)
    {
        var sheets = new List<WebhookSheet>();

        foreach (var webhook in organisations.ByCode(system.Organisation).Webhooks)
        {
            sheets.Add(new(webhook, await subscriptions.FindAsync(system.Organisation, webhook.Id, cancellation)));
        }

        return sheets;
    }
}

/// <summary>After a 410 nothing is sent to an address until this was asked for. The receiver is then asked first, as at the beginning.</summary>
public sealed class ResumeWebhook(ISubscriptions subscriptions, OrganisationDirectory organisations)
{
    /// <summary>Again is harmless.</summary>
    /// <exception cref="UnavailableException">Storage does not answer.</exception>
    public async Task<Outcome<WebhookSheet>> RunAsync(Clinician system, string id, CancellationToken cancellation)
    {
        if (organisations.ByCode(system.Organisation).Webhooks.FirstOrDefault(one => one.Id == id) is not { } webhook)
        {
            return WebhookProblems.WebhookIsUnknown;
        }

        var subscription = await subscriptions.FindAsync(system.Organisation, id, cancellation);

        if (subscription is { EndedAt: not null })
        {
            subscription = new(system.Organisation, id, Origin: null, AgreedAt: null, EndedAt: null);
            await subscriptions.PutAsync(subscription, cancellation);
        }

        return new WebhookSheet(webhook, subscription);
    }
}
