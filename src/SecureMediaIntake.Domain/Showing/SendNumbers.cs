using System.Globalization;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>
/// Sends six numbers by e-mail to whom the check let through. The MAC is written first, then the e-mail goes, and not by the outbox: what waits there would hold the numbers
/// where they can be read, and a watchdog would send them minutes later to nobody who waits. A crash in between loses one e-mail, and the page has a button for another.
/// </summary>
public sealed class SendNumbers(Ledger ledger, IRecordKeys keys, IEmails emails, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>True; or why none were sent.</returns>
    /// <exception cref="UnavailableException">Vault or storage do not answer; nothing was sent.</exception>
    public async Task<Outcome<bool>> RunAsync(LinkTarget target, int epoch, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(target.Request, cancellation) is not { } request
            || request.Find<KeyRow>(KeyRow.Key) is not { } keyRow
            || request.ViewLink(target.Number) is not { } link)
        {
            return LinkProblems.CannotOpen;
        }

        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, keyRow, cancellation);
        var numbers = ViewNumbers.New();
        var mac = ViewNumbers.MacOf(link.Number, epoch, numbers, key);

        var written = await ledger.ChangeAsync(
            request.Id,
            OperationId.New(),
            fresh => ViewLinkChange.Of(fresh, target.Number, new ViewLinkEvent.SendNumbers(epoch, mac), "view-link-numbers-sent", clock.GetUtcNow()),
            cancellation);
        CrashPoint.Hit("View.numbers-written.after");

        return written switch
        {
            Outcome<ViewLink>.Refused(var problem) => problem,
            Outcome<ViewLink>.Ok(var now) when now.Numbers?.Mac != mac => true,
            Outcome<ViewLink>.Ok(var now) => await SendAsync(organisation, now, ShownTo.Open(now, key), numbers, request.Id, cancellation),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Outcome<bool>> SendAsync(
        Organisation organisation, ViewLink link, ShownTo to, string numbers, RequestId request, CancellationToken cancellation)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"{request}.view-link-{link.Number}-numbers-{link.NumbersSent}");

        try
        {
            return await emails.SendAsync(new(to.Email, link.Language, organisation.PublicName, organisation.Phone, numbers, reference), cancellation)
                ? true
                : ViewLinkProblems.NumbersNotSent;
        }
        catch (UnavailableException)
        {
            return ViewLinkProblems.NumbersNotSent;
        }
    }
}
